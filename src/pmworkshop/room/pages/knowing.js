/* What this phone knows: what the laptop told it last, who holds it, and what waits in it. */
const knowing = (held) => {
  "use strict";
  const known = {
    held, now: null, mine: null, lead: null, view: "start", holder: "", handed: "", onNet: true, trouble: "", closed: false,
  };

  known.asked = () => (known.now && known.now.asked) || null;
  known.open = () => known.asked() !== null && known.asked().open !== false;
  known.resting = () => known.now && (known.now.state === "curtain" || known.now.state === "break");
  known.people = () => (known.mine ? known.mine.people : []);
  known.person = () => known.people().find((one) => one.id === known.holder);
  known.spot = ({ person, key }) => `${person} ${key}`;
  known.here = () => known.spot({ person: known.holder, key: known.asked().key });
  known.draft = () => (known.asked() ? held.drafts[known.here()] : undefined);
  /* What somebody has answered in one part of what is asked. */
  known.own = (one, place) => (one.parts ? one.parts[place] : place === 0 && one) || { seen: "", kept: "", rows: [] };
  known.same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  return known;
};
