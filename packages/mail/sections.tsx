import { LANGUAGES, type Language } from '@undersigned/i18n/languages.ts';
import type { FC } from 'hono/jsx';
import type { Block, LinkedLine } from './letter.ts';
import { styles } from './look.ts';

/* The parts of a mail that tells of many things. */

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** A language, where it is not the mail's. */
const otherThan = (language: Language, reader: Language) => (language === reader ? undefined : language);

export const Title: FC<{ title: Of<'title'> }> = ({ title: { text, under } }) => (
  <>
    <h1 style={styles.title}>{text}</h1>
    <p class="quiet" style={styles.under}>
      {under}
    </p>
  </>
);

export const Note: FC<{ note: Of<'note'>; language: Language }> = ({ note, language }) => (
  <div class="quote" style={styles.quote}>
    <p class="quiet" style={styles.heading}>
      {note.heading}
    </p>
    {note.paragraphs.map((text, index) => (
      <p
        style={index < note.paragraphs.length - 1 ? 'margin:0 0 10px;' : 'margin:0;'}
        lang={otherThan(note.language, language)}
        dir="auto"
      >
        {text}
      </p>
    ))}
  </div>
);

export const Section: FC<{ section: Of<'section'>; language: Language }> = ({ section, language }) => (
  <>
    <h2 class="rule" style={styles.section}>
      {section.heading}
    </h2>
    {section.lines.map((line) => (
      <Thing line={line} language={language} />
    ))}
    {section.more && (
      <p style={styles.thing}>
        <a class="link" style={styles.link} href={section.more.href}>
          {section.more.label}
        </a>
      </p>
    )}
  </>
);

const Thing: FC<{ line: LinkedLine; language: Language }> = ({ line, language }) => {
  const { title, href, text } = line;
  const other = otherThan(line.language, language);
  return (
    <p style={styles.thing}>
      <a class="link" style={styles.link} href={href} lang={other}>
        <bdi>{title}</bdi>
      </a>
      {(text || other) && (
        <>
          <br />
          <span class="quiet" style={styles.said}>
            {text}
            {other && (
              <>
                {text && ' '}(<span lang={other}>{LANGUAGES[other].endonym}</span>)
              </>
            )}
          </span>
        </>
      )}
    </p>
  );
};
