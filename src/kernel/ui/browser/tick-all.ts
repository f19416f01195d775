/** A box in the head of each list that has one before each row: it ticks them all, and says whether some or all are. */
export function tickAll(root: ParentNode): void {
  for (const table of Array.from(root.querySelectorAll('table'))) {
    const boxes = Array.from(table.querySelectorAll<HTMLInputElement>('tbody td.box input[type="checkbox"]'));
    const cell = boxes[0]?.closest('td');
    const head = cell && table.tHead?.rows[0]?.cells[cell.cellIndex];
    if (!head || boxes.length < 2) continue;
    const all = document.createElement('input');
    all.type = 'checkbox';
    all.setAttribute('aria-label', 'Tout cocher sur cette page');
    const show = () => {
      const ticked = boxes.filter(({ checked }) => checked).length;
      all.checked = ticked === boxes.length;
      all.indeterminate = ticked > 0 && ticked < boxes.length;
    };
    all.addEventListener('change', () => {
      for (const box of boxes) box.checked = all.checked;
    });
    for (const box of boxes) box.addEventListener('change', show);
    // A browser that comes back to a page ticks what was ticked.
    addEventListener('pageshow', show);
    const label = document.createElement('label');
    label.className = 'tick';
    label.append(all);
    head.classList.add('box');
    head.append(label);
    show();
  }
}
