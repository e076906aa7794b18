/* Between controls and rows as they are sent: one subject with its cells each, several of one subject for several lines. */
const filling = (answers) => {
  "use strict";
  const at = (section, line, plus) => answers.controls(section).filter((one) => (
    Number(one.dataset.line) === line && (answers.extra(one) === plus || one.dataset.place === "instead")
  ));

  const takes = (one, value) => (
    one.tagName === "SELECT" ? [...one.options].some((option) => option.value === value) : one.value === value
  );

  const put = (controls, cell, value) => {
    const here = controls.filter((one) => Number(one.dataset.cell) === cell);
    const whole = here.find((one) => one.dataset.place === "instead" && takes(one, value));
    const taking = whole ? [whole] : here.filter((one) => one.dataset.place !== "instead");
    taking.forEach((one) => {
      if (one.type === "radio" || one.type === "checkbox") one.checked = one.value === value;
      else one.value = value;
    });
  };

  const room = (section, line, plus) => {
    const row = at(section, line, 0)[0].closest("[data-row]");
    while (!at(section, line, plus).some((one) => answers.extra(one) === plus)) answers.more(row);
  };

  const fill = (section, part, rows) => {
    const used = {};
    rows.forEach(([subject, cells]) => {
      const places = part.lines.map((one, place) => (one[0] === subject ? place : -1)).filter((place) => place >= 0);
      if (!places.length) return;
      const turn = used[subject] || 0;
      used[subject] = turn + 1;
      const line = places[Math.min(turn, places.length - 1)];
      const plus = Math.max(0, turn - places.length + 1);
      if (plus) room(section, line, plus);
      const controls = at(section, line, plus);
      cells.forEach((value, cell) => { if (value) put(controls, cell, value); });
    });
  };

  const wide = (cells, part) => part.columns.map((_, cell) => cells[cell] || "");

  const rows = (section, part) => answers.filled(section, part.lines.map((one) => wide(one[1], part)))
    .sort((one, other) => one.line - other.line || one.extra - other.extra)
    .map((one) => [part.lines[one.line][0], one.cells]);

  /* Each row as a line of words: what was asked, and what was said. */
  const words = (part, all) => all.map(([subject, cells]) => {
    const line = part.lines.find((one) => one[0] === subject);
    const asked = line ? line[1] : [];
    const own = cells.map((value, cell) => [value, part.columns[cell]]).filter(([value], cell) => value && !asked[cell]);
    const said = own.map(([value, column]) => (own.length > 1 && column ? `${column[1]} ${value}` : value)).join(", ");
    const name = asked[0] || subject;
    return /[?!.:]$/.test(name) ? `${name} ${said}` : `${name}: ${said}`;
  });

  return { fill, rows, words };
};
