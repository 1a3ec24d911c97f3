import { signing } from '@undersigned/i18n/messages/signing.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { Child, FC } from 'hono/jsx';
import type { ShownFault } from './form-faults.ts';
import type { FormState, FormValues } from './form-fields.tsx';
import type { Page } from './page.ts';

/** What every form is made from that anybody may send. */
export interface AskingFormProps {
  page: Page;
  /** How many zero bits a proof of work begins with. */
  proofBits: number;
  /** When the page is made, so that a form sent back too fast is known. */
  renderedAt: Date;
  /** What was typed, after a fault. */
  values?: FormValues | undefined;
  faults?: readonly ShownFault[] | undefined;
  /** A well-known mail domain that the address may have missed: the whole address as it may have been meant. */
  suggestion?: string | undefined;
}

interface ProvenFormProps extends AskingFormProps {
  action: string;
  /** What its proof of work is made for. */
  subject: string;
  submit: string;
  hint?: string | undefined;
  children?: Child;
}

/**
 * A form that anybody may send: with a field that only robots fill in, and a proof of work where there is a script. It works
 * without script and without style sheet.
 */
export const ProvenForm: FC<ProvenFormProps> = (props) => {
  const { page } = props;
  const t = translator(page.language, signing);
  return (
    <form
      class="sign"
      method="post"
      action={props.action}
      accept-charset="utf-8"
      novalidate
      data-slug={props.subject}
      data-proof-bits={props.proofBits}
      data-wait={t('form.wait')}
    >
      <input type="hidden" name="language" value={page.language} />
      <input type="hidden" name="rendered" value={Math.floor(props.renderedAt.getTime() / 1000)} />
      <input type="hidden" name="proof" value="" />
      <div class="decoy" aria-hidden="true">
        <label>
          {t('form.honeypot')} <input type="text" name="reference" tabindex={-1} autocomplete="off" />
        </label>
      </div>
      {props.children}
      <button type="submit">{props.submit}</button>
      {props.hint && <p class="hint">{props.hint}</p>}
      <p class="wait" role="status" />
    </form>
  );
};

/** How the fields of a form are shown. */
export function stateOf({
  page,
  values = {},
  faults = [],
}: Pick<AskingFormProps, 'page' | 'values' | 'faults'>): FormState {
  const t = translator(page.language, signing);
  return {
    values,
    faults: Object.fromEntries(faults.toReversed().map(({ at, message }) => [at?.field, message])),
    optional: t('form.optional'),
    fault: t('form.fault'),
  };
}
