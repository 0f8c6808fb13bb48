const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** Words with a capital, or after "my name is", that are nobody's name. */
const noNames = words(`
  a about absolutely actually after again all alright also always am american an and any anyone are as asian at australian
  austrian bad because before belgian best bottom brazilian british but by bye calling can canadian certainly chapter
  chinese christmas client clients colleague colleagues come consultant consultants cool could customer customers danish
  dear deposit did dr prof professor different do does doctor duration dutch easter either english european everybody everyone exactly
  exercise fine finnish first for form french friday friends from german goal good goodbye great greek guys had have he
  hello her here hey hi him his how i if important in indian irish is it italian january february march april june july
  august september october november december japanese just korean ladies gentlemen lesson let listen lovely madam maam
  ma'am manager maybe me mexican mine miss mister monday more morning afternoon evening night mr mrs ms mx my name names
  never new next nice no nobody norwegian not note nothing now number of off oh ok okay on one only or other our part
  perfect please polish portuguese price prices product question really reception right russian same sales saturday
  scottish section see she sir so some somebody someone sorry spanish spelled spelt staff step sunday sure swedish swiss
  table team thank thanks that the their them then there they this three thursday tip to today tomorrow true tuesday
  turkish two under very wait was we wednesday welcome well welsh were what when where which who why will wonderful would
  yeah yep yes yesterday you your yours speaking head office branch street road lane avenue
  england britain scotland wales ireland london germany france italy spain europe america
  full wig consultation hairline upselling retail smp follow post pre system systems base lace poly skin mono
`);
/** Words that are names too: one of them by itself, where a sentence begins, says nothing. */
const doubtful = words(`
  amber angel art august autumn baker banks bell bill black bloom blue bright brook brown bush carter church clay cook crystal
  dawn day dean dale drew earl faith field fisher flint forest frank gene ginger glen gold grace grant gray green grey guy
  hall hardy hazel heath heather hill holly honey hope hunter iris ivy jack jade jasmine jewel joy june king lane lily lord
  love mark mason max may melody mercy miles miller mills noble olive page park pat pearl penny poppy price prince ray reed
  rich rob robin rose ruby sage sandy sharp short silver small sky star sterling stone storm sue summer violet walker
  ward wells west will willow winter wise wolf wood woods young
`);
const roles = words(`
  advisor adviser agent all assistant attendant banker both caller cashier chat client clerk coach colleague consultant
  counsellor customer employee expert female guest guide host interviewee interviewer interpreter lady male man manager
  member moderator narrator nurse operator participant patient person prospect receptionist reception respondent salesman
  salesperson saleswoman seller shopper specialist speaker staff student stylist supervisor support system team technician
  teller trainee trainer unknown user visitor voice woman
`);
const staffRoles = words(`
  advisor adviser agent assistant attendant banker cashier clerk coach colleague consultant counsellor employee expert host
  interviewer manager moderator narrator operator receptionist reception specialist staff stylist supervisor support
  teller technician trainer
`);
/** Labels of a text that is no talk. */
const labels = words(`
  address agenda aim answer back bad base caution chapter colour colours contents correct date deposit details do don't
  dos donts duration email e-mail example examples exercise fact fax file front goal good hint hours how important info
  key lesson location mail materials mobile name note notes objection one opening part phone place price prices pro con
  process product question reason remember requirements response result rule say section sizes step subject summary task
  tel telephone time times tip tips title tools topic total version warning web website what when where who why wrong
  option source reference duration target
`);

/** Between the parts of a name: von, de la, bin. */
export const particles = '(?:d[aei]|d[aeo]s|du|del|della|van|von|der|den|ter|la|le|el|al|bin|ibn|zu|y)';

export const isNoName = (word: string): boolean => noNames.has(word);
export const isDoubtful = (word: string): boolean => doubtful.has(word);
export const isRole = (word: string): boolean => roles.has(word);
export const isStaffRole = (word: string): boolean => staffRoles.has(word);
export const isOtherLabel = (word: string): boolean => labels.has(word);
