/* What the page says by itself stands in WORDS, before all scripts; what stands at the places in it is filled in here. */
const worded = (words, values) => words.replace(/\{(\w+)\}/g, (_, place) => values[place]);
