"""The works that the chapter's questions rest on, each as one line under a question."""

RICE = 'Sean McBride, "RICE: Simple prioritization for product managers", Intercom, 2016. Data invented.'
ICE = "Sean Ellis, GrowthHackers, about 2015; both formulas are in use. Data invented."
SMITH = (
    "W. E. Smith, 1956 (the rule); Donald Reinertsen, *The Principles of Product Development Flow*, 2009. "
    "Data invented."
)
ARNOLD = "Joshua Arnold, Black Swan Farming, on CD3 and proportionality. Data invented."
YIP = "Jason Yip on relative cost of delay, 2012 and 2024; Scaled Agile Framework, WSJF. Data invented."
DSDM = "DSDM Agile Project Framework handbook, 2014, chapter 10; Dai Clegg, 1994. Data invented."
KNAPSACK = (
    "Bagnall, Rayward-Smith and Whittley, *The next release problem*, 2001; worked out exactly by this kit. "
    "Data invented."
)
KANO = (
    "Kano, Seraku, Takahashi and Tsuji, 1984 (categories); Berger et al., 1993 (coefficients). Data invented."
)
ULWICK = "Anthony Ulwick, Harvard Business Review, January 2002; *Jobs to be Done*, 2016."
HOHMANN = "Luke Hohmann, *Innovation Games*, 2006. Data invented."
WEIGHTS = (
    "Additive value model; swing weights after von Winterfeldt and Edwards, 1986. On reversal by an added "
    "item: Belton and Gear, 1983, for AHP. Data invented."
)
SAATY = "Thomas Saaty, 1977 and 1980 (scale, consistency ratio, limit of 0.10). Data invented."
