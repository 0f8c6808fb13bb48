/** In the colours of whoever looks; black on white on paper. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1d2426; --soft: #5a6568; --line: #d5dadb; --paper: #fff; --wash: #f4f6f6; --link: #0b5d66; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaeb; --soft: #a3afb2; --line: #3a4447; --paper: #15191a; --wash: #1e2425; --link: #7cc7d0; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 60rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 0 0 .5rem; }
h3, h4 { font-size: 1rem; margin: 0 0 .5rem; }
.label, dt, th, .count, .none { color: var(--soft); font-weight: 400; }
a { color: var(--link); }
nav ul { list-style: none; margin: 1rem 0 0; padding: 0; }
nav li { padding: .125rem 0; }
section { border-top: 2px solid var(--line); margin-top: 2rem; padding-top: 1.5rem; }
article { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 1rem 0; }
article article { background: var(--wash); }
dl { margin: 0; }
.about { background: var(--wash); border-radius: .5rem; padding: .75rem 1rem; margin: 1rem 0; }
.fact { display: grid; grid-template-columns: minmax(7rem, 14rem) 1fr; gap: 0 1rem; padding: .125rem 0; }
.part { padding: .5rem 0; }
dd { margin: 0; white-space: pre-wrap; }
dd:has(> .wide, > ul, > article) { white-space: normal; }
ul { margin: 0; padding-left: 1.25rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .25rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: .375rem .75rem .375rem 0; text-align: start; vertical-align: top; white-space: pre-wrap; min-width: 5rem; }
.note { color: var(--soft); }
@media (max-width: 32rem) { .fact { grid-template-columns: 1fr; } }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --wash: #fff; --link: #000; }
  body { padding: 0; max-width: none; font-size: 10pt; }
  nav { display: none; }
  h2, h3, h4, tr { break-after: avoid; break-inside: avoid; }
  thead { display: table-header-group; }
}
`;
