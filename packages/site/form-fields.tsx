import type { Child, FC } from 'hono/jsx';

/** What a form was sent with: the fields as typed, under their names (`organisation.name`). */
export type FormValues = Readonly<Record<string, string | undefined>>;

/** How a form is shown: in which words, with what was typed, with what is wrong beside each field. */
export interface FormState {
  values: FormValues;
  /** The sentence to show beside a field, by its name. */
  faults: Readonly<Record<string, string | undefined>>;
  /** `optional`, in the reader's language. */
  optional: string;
  /** What is read out before a fault. */
  fault: string;
}

/** The id of a field's element: what a fault's link leads to. */
export const fieldId = (name: string, value?: string): string =>
  [name.replaceAll('.', '-'), value].filter(Boolean).join('-');

const Hint: FC<{ id: string; children?: Child }> = ({ id, children }) => (
  <span class="hint" id={`${id}-hint`}>
    {children}
  </span>
);

const FaultLine: FC<{ id: string; state: FormState; fault: string | undefined }> = ({ id, state, fault }) =>
  fault ? (
    <span class="fault" id={`${id}-fault`}>
      <span class="unseen">{state.fault} </span>
      {fault}
    </span>
  ) : null;

const described = (id: string, hint: unknown, fault: unknown): string | undefined =>
  [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined;

interface FieldProps {
  state: FormState;
  name: string;
  label: string;
  hint?: string | undefined;
  optional?: boolean;
  children?: Child;
}

/** A label, a hint, a fault and what is typed into, which `control` makes from the attributes it must carry. */
const Field: FC<FieldProps & { control: (attributes: Record<string, unknown>) => Child }> = (props) => {
  const { state, name, label, hint, optional, control, children } = props;
  const [id, fault] = [fieldId(name), state.faults[name]];
  return (
    <div class={fault ? 'field faulty' : 'field'}>
      <label for={id}>
        {label}
        {optional && <span class="quiet"> ({state.optional})</span>}
      </label>
      {hint && <Hint id={id}>{hint}</Hint>}
      <FaultLine id={id} state={state} fault={fault} />
      {control({
        id,
        name,
        'aria-describedby': described(id, hint, fault),
        'aria-invalid': fault ? 'true' : undefined,
        required: optional ? undefined : true,
      })}
      {children}
    </div>
  );
};

type InputProps = FieldProps & {
  type?: 'text' | 'email' | 'url';
  autocomplete: string;
};

export const TextField: FC<InputProps> = (props) => (
  <Field
    {...props}
    control={(attributes) => (
      <input
        {...attributes}
        type={props.type ?? 'text'}
        dir="auto"
        autocomplete={props.autocomplete}
        value={props.state.values[props.name]}
      />
    )}
  />
);

export const TextArea: FC<FieldProps & { rows: number }> = (props) => (
  <Field
    {...props}
    control={(attributes) => (
      <textarea {...attributes} rows={props.rows} dir="auto">
        {props.state.values[props.name]}
      </textarea>
    )}
  />
);

type SelectProps = FieldProps & {
  autocomplete: string;
  choose: string;
  options: { value: string; label: string }[];
};

export const SelectField: FC<SelectProps> = (props) => (
  <Field
    {...props}
    control={(attributes) => (
      <select {...attributes} autocomplete={props.autocomplete}>
        <option value="">{props.choose}</option>
        {props.options.map(({ value, label }) => (
          <option value={value} selected={value === props.state.values[props.name]}>
            {label}
          </option>
        ))}
      </select>
    )}
  />
);

type ChoiceProps = {
  state: FormState;
  name: string;
  legend: string;
  options: { value: string; label: string; hint?: string | undefined }[];
};

/** One of several, as radio buttons in a group of their own. */
export const Choice: FC<ChoiceProps> = ({ state, name, legend, options }) => {
  const [id, fault] = [fieldId(name), state.faults[name]];
  return (
    <fieldset class={fault ? 'field faulty' : 'field'} aria-describedby={described(id, undefined, fault)}>
      <legend>{legend}</legend>
      <FaultLine id={id} state={state} fault={fault} />
      {options.map(({ value, label, hint }) => {
        const own = fieldId(name, value);
        return (
          <div class="choice">
            <input
              type="radio"
              id={own}
              name={name}
              value={value}
              required
              checked={value === state.values[name]}
              aria-describedby={described(own, hint, undefined)}
            />
            <label for={own}>{label}</label>
            {hint && <Hint id={own}>{hint}</Hint>}
          </div>
        );
      })}
    </fieldset>
  );
};

type SeveralProps = {
  state: FormState;
  name: string;
  legend: string;
  hint?: string | undefined;
  options: { value: string; label: Child }[];
  /** The values that are ticked. */
  ticked: readonly string[];
  class?: string;
};

/** Any number of several, as boxes in a group of their own. */
export const Several: FC<SeveralProps> = ({ state, name, legend, hint, options, ticked, ...props }) => {
  const [id, fault] = [fieldId(name), state.faults[name]];
  return (
    <fieldset
      id={id}
      class={['field', fault && 'faulty', props.class].filter(Boolean).join(' ')}
      aria-describedby={described(id, hint, fault)}
    >
      <legend>{legend}</legend>
      {hint && <Hint id={id}>{hint}</Hint>}
      <FaultLine id={id} state={state} fault={fault} />
      {options.map(({ value, label }) => (
        <div class="choice">
          <input
            type="checkbox"
            id={fieldId(name, value)}
            name={name}
            value={value}
            checked={ticked.includes(value)}
          />
          <label for={fieldId(name, value)}>{label}</label>
        </div>
      ))}
    </fieldset>
  );
};

/** A statement to agree to, whose value is `true` unless it says another; or an answer, which is neither needed nor called optional. */
export const Checkbox: FC<FieldProps & { answer?: boolean; value?: string }> = (props) => {
  const { state, name, label, hint, optional, answer, value = 'true', children } = props;
  const [id, fault] = [fieldId(name), state.faults[name]];
  return (
    <div class={fault ? 'field faulty' : 'field'}>
      <FaultLine id={id} state={state} fault={fault} />
      <div class="choice">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          required={optional || answer ? undefined : true}
          checked={state.values[name] === value}
          aria-describedby={described(id, hint, fault)}
          aria-invalid={fault ? 'true' : undefined}
        />
        <label for={id}>
          {label}
          {optional && <span class="quiet"> ({state.optional})</span>}
        </label>
        {hint && <Hint id={id}>{hint}</Hint>}
      </div>
      {children}
    </div>
  );
};
