/** What the demonstration network has on its record. Everything and everybody here is made up. */

export interface DemoDeclaration {
  slug: string;
  declaration: Record<string, unknown>;
  texts: Record<string, string>;
  open: boolean;
}

const paragraphs = (...text: string[]) => `${text.join('\n\n')}\n`;

/** A declaration whose text is there in all ten languages, open for signature. */
const cleanAir: DemoDeclaration = {
  slug: 'clean-air-across-borders',
  open: true,
  declaration: {
    language: 'en',
    title: {
      en: 'Clean Air Across Borders',
      uk: 'Чисте повітря без кордонів',
      sq: 'Ajër i pastër përtej kufijve',
      bs: 'Čist zrak preko granica',
      hr: 'Čisti zrak preko granica',
      'sr-Latn': 'Čist vazduh preko granica',
      'sr-Cyrl': 'Чист ваздух преко граница',
      cnr: 'Čist vazduh preko granica',
      mk: 'Чист воздух преку границите',
      bg: 'Чист въздух отвъд границите',
    },
    summary: {
      en: 'Organisations of the region ask their governments to measure the air together and to publish what they find.',
      uk: 'Організації регіону просять свої уряди разом вимірювати якість повітря й оприлюднювати результати.',
      sq: 'Organizatat e rajonit u kërkojnë qeverive të matin bashkërisht ajrin dhe t’i publikojnë rezultatet.',
      bs: 'Organizacije regije traže od svojih vlada da zajedno mjere zrak i objavljuju rezultate.',
      hr: 'Organizacije regije traže od svojih vlada da zajedno mjere zrak i objavljuju rezultate.',
      'sr-Latn': 'Organizacije regiona traže od svojih vlada da zajedno mere vazduh i objavljuju rezultate.',
      'sr-Cyrl': 'Организације региона траже од својих влада да заједно мере ваздух и објављују резултате.',
      cnr: 'Organizacije regiona traže od svojih vlada da zajedno mjere vazduh i objavljuju rezultate.',
      mk: 'Организациите од регионот бараат од своите влади заеднички да го мерат воздухот и да ги објавуваат резултатите.',
      bg: 'Организации от региона искат от правителствата си да измерват въздуха заедно и да публикуват резултатите.',
    },
    addressees: [
      {
        name: { en: 'Governments of the region', uk: 'Уряди країн регіону', bg: 'Правителствата в региона' },
      },
      { name: { en: 'European Environment Agency', uk: 'Європейське агентство з довкілля' } },
    ],
    topics: ['ecology', 'health', 'energy'],
    convening: 'air-pernik',
    closesAt: '2030-12-31T23:00:00Z',
  },
  texts: {
    en: paragraphs(
      'The wind knows no borders, and neither does smoke. What one town burns in winter, the next valley breathes.',
      '## What we ask for',
      '- **Measure together.** One network of stations, one method, open data by the hour.\n- **Tell people.** Warnings on the day itself, in the languages that people speak.\n- **Plan together.** District heating, insulation and clean transport, with a timetable that can be checked.',
      'We will help: our members host stations, translate the data and report once a year on what has been done.',
    ),
    uk: paragraphs(
      'Вітер не знає кордонів, і дим теж. Тим, що взимку спалює одне місто, дихає сусідня долина.',
      '## Чого ми просимо',
      '- **Вимірювати разом.** Одна мережа станцій, один метод, відкриті погодинні дані.\n- **Повідомляти людей.** Попередження того самого дня мовами, якими говорять люди.\n- **Планувати разом.** Централізоване опалення, утеплення й чистий транспорт — за графіком, який можна перевірити.',
      'Ми допоможемо: наші члени розміщують станції, перекладають дані й щороку звітують про зроблене.',
    ),
    sq: paragraphs(
      'Era nuk njeh kufij, as tymi. Atë që një qytet e djeg në dimër, e thith lugina fqinje.',
      '## Çfarë kërkojmë',
      '- **Të matim bashkë.** Një rrjet stacionesh, një metodë, të dhëna të hapura për çdo orë.\n- **T’u tregojmë njerëzve.** Paralajmërime po atë ditë, në gjuhët që flasin njerëzit.\n- **Të planifikojmë bashkë.** Ngrohje qendrore, izolim dhe transport i pastër, me afate që mund të verifikohen.',
      'Ne do të ndihmojmë: anëtarët tanë strehojnë stacione, përkthejnë të dhënat dhe raportojnë një herë në vit për atë që është bërë.',
    ),
    bs: paragraphs(
      'Vjetar ne poznaje granice, a ne poznaje ih ni dim. Ono što jedan grad zimi spali, udiše susjedna dolina.',
      '## Šta tražimo',
      '- **Da mjerimo zajedno.** Jedna mreža stanica, jedna metoda, otvoreni podaci za svaki sat.\n- **Da ljudi znaju.** Upozorenja istog dana, na jezicima kojima ljudi govore.\n- **Da planiramo zajedno.** Toplane, izolacija i čist prijevoz, s rokovima koji se mogu provjeriti.',
      'Pomoći ćemo: naše članice ugošćuju stanice, prevode podatke i jednom godišnje izvještavaju o urađenom.',
    ),
    hr: paragraphs(
      'Vjetar ne poznaje granice, a ne poznaje ih ni dim. Ono što jedan grad zimi spali, udiše susjedna dolina.',
      '## Što tražimo',
      '- **Mjeriti zajedno.** Jedna mreža postaja, jedna metoda, otvoreni podaci za svaki sat.\n- **Obavještavati ljude.** Upozorenja istoga dana, na jezicima kojima ljudi govore.\n- **Planirati zajedno.** Toplinske mreže, izolacija i čist promet, s rokovima koji se mogu provjeriti.',
      'Pomoći ćemo: naše članice udomljuju postaje, prevode podatke i jednom godišnje izvješćuju o učinjenome.',
    ),
    'sr-Latn': paragraphs(
      'Vetar ne poznaje granice, a ne poznaje ih ni dim. Ono što jedan grad zimi spali, udiše susedna dolina.',
      '## Šta tražimo',
      '- **Da merimo zajedno.** Jedna mreža stanica, jedna metoda, otvoreni podaci za svaki sat.\n- **Da ljudi znaju.** Upozorenja istog dana, na jezicima kojima ljudi govore.\n- **Da planiramo zajedno.** Toplane, izolacija i čist prevoz, sa rokovima koji se mogu proveriti.',
      'Pomoći ćemo: naše članice ugošćuju stanice, prevode podatke i jednom godišnje izveštavaju o urađenom.',
    ),
    'sr-Cyrl': paragraphs(
      'Ветар не познаје границе, а не познаје их ни дим. Оно што један град зими спали, удише суседна долина.',
      '## Шта тражимо',
      '- **Да меримо заједно.** Једна мрежа станица, једна метода, отворени подаци за сваки сат.\n- **Да људи знају.** Упозорења истог дана, на језицима којима људи говоре.\n- **Да планирамо заједно.** Топлане, изолација и чист превоз, са роковима који се могу проверити.',
      'Помоћи ћемо: наше чланице угошћују станице, преводе податке и једном годишње извештавају о урађеном.',
    ),
    cnr: paragraphs(
      'Vjetar ne poznaje granice, a ne poznaje ih ni dim. Ono što jedan grad zimi spali, udiše susjedna dolina.',
      '## Šta tražimo',
      '- **Da mjerimo zajedno.** Jedna mreža stanica, jedna metoda, otvoreni podaci za svaki sat.\n- **Da ljudi znaju.** Upozorenja istog dana, na jezicima kojima ljudi govore.\n- **Da planiramo zajedno.** Toplane, izolacija i čist prevoz, s rokovima koji se mogu provjeriti.',
      'Pomoći ćemo: naše članice ugošćuju stanice, prevode podatke i jednom godišnje izvještavaju o urađenom.',
    ),
    mk: paragraphs(
      'Ветрот не познава граници, а не ги познава ни чадот. Она што еден град го гори во зима, го дише соседната долина.',
      '## Што бараме',
      '- **Да мериме заедно.** Една мрежа станици, еден метод, отворени податоци за секој час.\n- **Луѓето да знаат.** Предупредувања истиот ден, на јазиците што луѓето ги зборуваат.\n- **Да планираме заедно.** Централно греење, изолација и чист превоз, со рокови што може да се проверат.',
      'Ќе помогнеме: нашите членки сместуваат станици, ги преведуваат податоците и еднаш годишно известуваат за сработеното.',
    ),
    bg: paragraphs(
      'Вятърът не знае граници, не ги знае и димът. Каквото един град гори през зимата, това диша съседната долина.',
      '## Какво искаме',
      '- **Да измерваме заедно.** Една мрежа от станции, един метод, отворени данни за всеки час.\n- **Хората да знаят.** Предупреждения в същия ден, на езиците, които хората говорят.\n- **Да планираме заедно.** Топлофикация, изолация и чист транспорт, със срокове, които могат да се проверят.',
      'Ще помогнем: членовете ни приемат станции, превеждат данните и веднъж годишно отчитат какво е направено.',
    ),
  },
};

/** One that will open by itself, so that the page of an announced declaration can be seen. */
const students: DemoDeclaration = {
  slug: 'students-without-borders',
  open: false,
  declaration: {
    language: 'en',
    title: {
      en: 'A Semester Anywhere in the Region',
      uk: 'Семестр у будь-якій країні регіону',
      'sr-Cyrl': 'Семестар било где у региону',
    },
    summary: { en: 'Youth organisations ask universities to recognise each other’s semesters without fees.' },
    addressees: [{ name: { en: 'Rectors’ conferences of the region' } }],
    topics: ['education', 'youth'],
    opensAt: '2030-03-01T08:00:00Z',
  },
  texts: {
    en: paragraphs(
      'A student from Tetovo should be able to spend a semester in Odesa, and one from Lviv in Podgorica, without paying twice and without losing a year.',
      'We ask the universities of our countries to recognise each other’s semesters, and our governments to let students stay while they study.',
    ),
  },
};

export const demoDeclarations = [cleanAir, students];
