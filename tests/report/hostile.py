"""Texts that mean something to a program that reads them: each is to stay plain text."""

FORMULA = '  =HYPERLINK("http://x.example","a")'
HOSTILE = (
    FORMULA, "\t@SUM(1)", "+1-1", "-Stop", "'=1",
    "a;b,c\\d\"e\n/close\nBEGIN:VALARM", "<script>x</script> & `y` | *z*",
    "\x07\x1b[31mred\u202e\u2028next", "שלום \u0645\u0631\u062d\u0628\u0627", "é" * 200,
    "---\nstatus: [x]", "pmworkshop:5e5",
)  # fmt: skip
