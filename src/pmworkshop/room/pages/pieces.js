/* Small pieces of the page. */
const pieces = (() => {
  "use strict";
  const find = (id) => document.getElementById(id);
  const text = (id, words) => { if (find(id).textContent !== words) find(id).textContent = words; };
  const show = (id, there) => { find(id).hidden = !there; };
  const button = (words, does, name) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    if (name) made.className = name;
    made.addEventListener("click", () => does(made));
    return made;
  };
  const item = (...parts) => { const made = document.createElement("li"); made.append(...parts); return made; };
  const list = (id, items) => { find(id).textContent = ""; find(id).append(...items); };
  const copy = (id, done, marked) => {
    find(id).select();
    const byHand = () => { if (document.execCommand("copy")) done(); else marked(); };
    if (navigator.clipboard) navigator.clipboard.writeText(find(id).value).then(done, byHand);
    else byHand();
  };
  return { find, text, show, button, item, list, copy };
})();
