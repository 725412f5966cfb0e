# %% [markdown]
# # 12 · Eight quarters: practice
#
# <!-- sitting: what comes of what -->
#
# Twelve<!-- =questions.all:Words --> items in two sittings, about 36<!-- =minutes.all --> minutes. The first one is best done before you play. Companies
# other than Mealwise are invented too.

# %% [markdown] tags=["facilitator"]
# ## For facilitators
#
# Everybody plays the same luck: the seed *basil* for the room, *mint* to rehearse. Groups of three at one computer: product, engineering, customers; one of them
# writes the sentence. The fourth chair, Clara, Viktor or Annegret by turns, is yours. It is not for grading: a result is decision and luck. If you need a
# mark, mark what people write about belief, evidence, alternative and habit.
#
# **90 minutes.** Before: everybody does *rehearsal* at home.
#
# - Bets on paper (4): how much discovery, and the order of five players. Collect them.
# - Rules, one page (6). Questions only about the screen.
# - Eight quarters of six minutes (48), all close at your sign. Read one letter aloud in each, in that person's voice.
# - After quarter 4: press conference (5). Each group in two sentences: what it does, what would change its mind. Write them on the wall.
# - Board and debrief (27). Order by *decision*, show *luck* beside it. The luckiest group explains its luck first.
#
# **The board.** Each group types `pmkit game save our-group.jsonl` and hands you the file. `pmkit game board FOLDER --out board` makes a page, a table and a
# sheet with questions. `--hide-names` calls groups by numbers, `--quarters 4` compares games of different length.

# %% [markdown] tags=["facilitator"]
# **Questions that carry the debrief.** Who stopped discovery when, and why? · Which item did everybody build, and did it help? · Read your sentence of quarter 1: what
# did you believe that was wrong, and what would you have had to see? · Who would play the same again? · Which habit do you take along on Monday?
#
# **45 minutes.** Rules (5), four quarters of six (24), in *What came of it* everybody ticks *My game ends here*, debrief (16) with three questions. No press
# conference.
#
# **20 minutes, with a projector.** You play, the room decides. Open the lesson, seed *basil*, full screen. Bet on the share of discovery (2). Quarters 1 to 3, five
# minutes each (15): hands for discovery, the first two in the order, the answer to Annegret. Then ask each side what would change its mind (3).
#
# **A half-day**: rehearsal in the room (20), eight quarters of eight, debrief 40; after a break a second seed: did habits change?
#
# **10 people**: three groups, and each game is replayed in front of all. **100 to 300**: tables of six, one laptop each, cards for hands; hand in files, and
# debrief on the picture of discovery against result. Nobody has to show their sentence.
#
# Listen for “we won”. Ask: what of it would come again with another seed?

# %%
from pmkit import show, solution

# %% [markdown]
# ## What comes of what

# %%
show("capstone.five-players")

# %% tags=["solution"]
solution("capstone.five-players")

# %%
show("capstone.best-dose")

# %% tags=["solution"]
solution("capstone.best-dose")

# %%
show("capstone.date-odds")

# %% tags=["solution"]
solution("capstone.date-odds")

# %%
show("capstone.what-it-brings")

# %% tags=["solution"]
solution("capstone.what-it-brings")

# %%
show("capstone.when-it-shows")

# %% tags=["solution"]
solution("capstone.when-it-shows")

# %%
show("capstone.two-quarters")

# %% tags=["solution"]
solution("capstone.two-quarters")

# %%
show("capstone.answer-letters")

# %% tags=["solution"]
solution("capstone.answer-letters")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: decision and luck (20<!-- =minutes.2 --> minutes).

# %% [markdown]
# ## Decision and luck
#
# <!-- sitting: decision and luck -->

# %%
show("capstone.better-decided")

# %% tags=["solution"]
solution("capstone.better-decided")

# %%
show("capstone.three-parts")

# %% tags=["solution"]
solution("capstone.three-parts")

# %%
show("capstone.what-portion")

# %% tags=["solution"]
solution("capstone.what-portion")

# %%
show("capstone.clara-letter")

# %% tags=["solution"]
solution("capstone.clara-letter")

# %%
show("capstone.three-logs")

# %% tags=["solution"]
solution("capstone.three-logs")
