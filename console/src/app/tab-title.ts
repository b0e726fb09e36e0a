/** What the browser's tab says: the page, and before it how many wait for somebody at once. */
let page = 'Carrefour';
let waiting = 0;

const show = (): void => {
  document.title = waiting === 0 ? page : `(${waiting}) ${page}`;
};

export function nameTab(title: string): void {
  page = title;
  show();
}

export function countInTab(count: number): void {
  waiting = count;
  show();
}
