/**
 * The look of the report on the screen and on paper: US Letter, the name and the number of the page at its foot, table heads
 * repeated where a table goes on, and nothing cut in two that can be kept together.
 */

const EVERYWHERE = `
*{box-sizing:border-box}
html{color:#1b1b1b;background:#e9ecef;font:10.5pt/1.4 "Segoe UI","Helvetica Neue",Arial,"Liberation Sans",sans-serif}
body{margin:0}
article{max-width:8.5in;margin:1.5rem auto;padding:.75in .7in;background:#fff;box-shadow:0 1px 6px #0003}
h1,h2,h3,p,dl,dd{margin:0}
header{padding-bottom:.8rem;border-bottom:3px solid #1f4e79}
.program{color:#444}
h1{margin:.1rem 0 .6rem;color:#1f4e79;font-size:20pt;line-height:1.2}
h2{margin:1.5rem 0 .5rem;color:#1f4e79;font-size:13pt}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1.25rem}
dl div{display:contents}
dt{color:#444}
dd{font-weight:600;overflow-wrap:anywhere}
.warning{margin-top:.8rem;padding:.5rem .75rem;border-left:4px solid #9c2a00;background:#fdf1ec}
.note{margin:.35rem 0 .9rem;color:#444;font-size:9pt}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{padding-bottom:.25rem;font-weight:600;text-align:left}
th,td{padding:.28rem .45rem;border-bottom:1px solid #c9ced4;text-align:left;vertical-align:top;overflow-wrap:break-word}
thead th{border-bottom:2px solid #1f4e79;background:#eaf0f6;vertical-align:bottom}
tbody th{font-weight:400}
.n{text-align:right;white-space:nowrap}
.elements th{font-weight:600}
.elements small{display:block;color:#444;font-size:8.5pt;font-weight:400}
.elements td{width:9em;font-size:13pt;font-weight:600}
.elements td small{font-size:8.5pt}
.months{font-size:8.5pt}
.months th,.months td{padding:.2rem .3rem}
.months tbody th{white-space:nowrap}
.months .first{border-left:1px solid #c9ced4}
.sum th,.sum td{font-weight:600;background:#f5f7f9}
.tables{display:grid;grid-template-columns:1fr 1fr;gap:1.1rem 2rem;align-items:start;margin-top:.2rem}
abbr{text-decoration:none}
.signatures{display:grid;grid-template-columns:1fr 1fr;gap:2rem}
.signatures h3{font-size:10.5pt}
.signatures p{margin-top:1.7rem;padding-top:.15rem;border-top:1px solid #1b1b1b;color:#444;font-size:9pt}
`;

const PRINTED = `
@media print{
html{background:none}
article{max-width:none;margin:0;padding:0;box-shadow:none}
thead th,.sum th,.sum td,.warning{print-color-adjust:exact;-webkit-print-color-adjust:exact}
h1,h2,h3,caption,.lead{break-after:avoid}
thead{display:table-header-group}
tr,table,.signed,.warning,.note{break-inside:avoid}
}
@media screen and (max-width:44rem){
article{margin:0;padding:1rem}
dl{display:block}
dl div{display:block;margin-bottom:.4rem}
.tables,.signatures{grid-template-columns:1fr}
.scroll{overflow-x:auto}
}
`;

/** What stands at the foot of the pages in one language. */
interface PageFoot {
  /** The class of the part, which is the name of its pages as well. */
  readonly name: string;
  readonly left: string;
  /** "Page", and what stands between the number of the page and how many there are. */
  readonly page: string;
  readonly of: string;
}

/** The whole style sheet. @param feet one for each language in which the report is printed. */
export const reportStyle = (feet: readonly PageFoot[]): string =>
  EVERYWHERE +
  PRINTED +
  '@page{size:8.5in 11in;margin:.65in .7in .8in}\n' +
  feet
    .map(
      ({ name, left, page, of }) =>
        `.${name}{page:${name}}\n` +
        `@page ${name}{` +
        `@bottom-left{content:${cssText(left)};${FOOT}}` +
        `@bottom-right{content:${cssText(`${page} `)} counter(page) ${cssText(` ${of} `)} counter(pages);white-space:nowrap;${FOOT}}}\n`,
    )
    .join('');

const FOOT = 'color:#444;font:8pt "Segoe UI","Helvetica Neue",Arial,"Liberation Sans",sans-serif';

/**
 * A string of CSS that says exactly this text: every sign but plain letters, figures and spaces by its number, so that no name of
 * an organization can end the string, the rule or the style element.
 */
function cssText(text: string): string {
  const escaped = Array.from(text, (sign) =>
    /[A-Za-z0-9 ]/.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped.join('')}"`;
}
