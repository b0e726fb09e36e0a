/**
 * The look of the page: the browser's own letters, no image, nothing that moves. Made for 360 pixels first; in the dark when
 * the computer is. Where there is little height, as on a phone on its side or at 400 %, the whole page scrolls under the exit.
 */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1a1c1e;--quiet:#4d5359;--line:#767d84;--mine:#dcebfa;--theirs:#eceef0;--go:#1b5a8c;--ongo:#fff;--bad:#9c1c1c}
@media(prefers-color-scheme:dark){:root{--paper:#15181b;--ink:#eceff1;--quiet:#b4bcc3;--line:#7f8890;--mine:#1d3c57;--theirs:#2a2f34;--go:#8cc4f2;--ongo:#0c1a26;--bad:#ffaaa3}}
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{display:flex;flex-direction:column;max-width:40rem;margin:0 auto;background:var(--paper);color:var(--ink);font:1.0625rem/1.45 system-ui,sans-serif;overflow-wrap:anywhere}
html{background:var(--paper)}
[hidden]{display:none}
header{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem .75rem;padding:.6rem 1rem;border-bottom:1px solid var(--line)}
header small{flex:1;color:var(--quiet);font-size:.9375rem}
#leave,button{display:inline-block;min-height:2.75rem;padding:.55rem 1rem;border:2px solid var(--go);border-radius:.5rem;background:var(--go);color:var(--ongo);font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
#news button{padding:.55rem .4rem;font-size:.9375rem;background:none;color:var(--go)}
a{color:var(--go)}
#other{margin-left:auto;padding:.55rem 0}
:focus-visible{outline:3px solid var(--go);outline-offset:2px}
main{flex:1;min-height:0;overflow-y:auto;padding:.75rem 1rem}
h1{margin:0 0 .35rem;font-size:1.35rem}
p{margin:0 0 .6rem}
summary{padding:.35rem 0;font-weight:600;cursor:pointer}
details{margin:0 0 .75rem;padding:.25rem .75rem;border:1px solid var(--line);border-radius:.5rem}
#thread p{width:fit-content;max-width:85%;margin:0 0 .6rem;padding:.5rem .75rem;border-radius:.75rem;background:var(--theirs);white-space:pre-wrap;scroll-margin:.6rem}
#thread .person{margin-left:auto;background:var(--mine)}
#thread b{display:block;color:var(--quiet);font-size:.875rem}
form{display:grid;grid-template-columns:1fr auto;gap:.35rem .6rem;padding:.6rem 1rem;border-top:1px solid var(--line)}
label,#status,#news{grid-column:1/-1}
#news{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.35rem}
label{font-weight:600}
textarea{width:100%;min-width:0;padding:.5rem .6rem;border:1px solid var(--line);border-radius:.5rem;background:var(--paper);color:var(--ink);font:inherit;resize:vertical}
form button{align-self:end}
#status{min-height:1.5rem;margin:0;color:var(--quiet)}
#status.bad{color:var(--bad);font-weight:600}
@media(max-width:24rem){header small{order:1;flex-basis:100%}}
@media(hover:none){header small{display:none}}
@media(max-height:30rem){body{display:block;height:auto}header{position:sticky;top:0;background:var(--paper)}main{overflow:visible}}
`;
