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
# ### To prepare
#
# - Everybody plays the same luck: the seed *basil* for the room, *mint* to rehearse. Groups of three at one computer: product,
#   engineering, customers; one of them writes the sentence. The fourth chair, Clara, Viktor or Annegret by turns, is yours.
# - Before 90 minutes everybody does *rehearsal* at home. With 25 minutes you play on the projector, and the room decides.
# - It is not for grading: a result is decision and luck. If you need a mark, mark what people write about belief, evidence,
#   alternative and habit.
#
# ### 25 minutes
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 2 | Which share of the months goes into discovery? Bet. | Keep the count. | `capstone.dose-guess` |
# | 3 | The rules on a page. | Open the lesson, seed *basil*, full screen. Questions only about the screen. | `capstone.rehearsal` |
# | 15 | Three quarters: how much discovery, what comes first, what does Annegret hear? | Quarters 1 to 3, five minutes each. Hands for discovery, the first two in the order, the answer to Annegret. | `capstone.cheap-date` `capstone.play` |
# | 3 | What would change your mind? | Ask each side. | `text: What would change your mind?` |
# | 2 | Which habit do you take along on Monday? | One each, to the neighbour. | |
#
# ### 45 minutes
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 5 | The rules on a page. | Questions only about the screen. | `capstone.rehearsal` |
# | 24 | Four quarters of six minutes. All close at the sign. | In *What came of it* everybody ticks *My game ends here*. No press conference. | `capstone.play` |
# | 16 | What do you believe now that you did not believe before? | Debrief with three of the questions below. | `capstone.compare` |
#
# ### 90 minutes
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 4 | How much discovery, and who comes out in front? Bet. | How much discovery, and the order of five players. Collect them. | `capstone.dose-guess` `capstone.order-guess` |
# | 6 | The rules on a page. | Questions only about the screen. | `capstone.rehearsal` |
# | 24 | Quarters 1 to 4: six minutes each. All close at the sign. | Read one letter aloud in each, in that person's voice. | `capstone.play` |
# | 5 | Press conference. In two sentences: what you do, and what would change your mind. | After quarter 4. Write them on the wall. | `text: What would change your mind?` |
# | 24 | Quarters 5 to 8: six minutes each. All close at the sign. | Again one letter aloud in each. | `capstone.play` |
# | 27 | The board, by decision. Then luck beside it. | Order by *decision*, show *luck* beside it. The luckiest group explains its luck first. | `capstone.won-by-luck` `capstone.compare` |
#
# ### The board
#
# Each group types `pmkit game save our-group.jsonl` and hands you the file. `pmkit game board FOLDER --out board` makes a page,
# a table and a sheet with questions. `--hide-names` calls groups by numbers, `--quarters 4` compares games of different length.
#
# ### Questions that carry the debrief
#
# Who stopped discovery when, and why? · Which item did everybody build, and did it help? · Read your sentence of quarter 1:
# what did you believe that was wrong, and what would you have had to see? · Who would play the same again? · Which habit do you
# take along on Monday?
#
# Listen for “we won”. Ask: what of it would come again with another seed?
#
# ### Groups of other sizes
#
# **A half-day**: rehearsal in the room (20), eight quarters of eight, debrief 40; after a break a second seed: did habits change?
#
# **10 people**: three groups, and each game is replayed in front of all. **100 to 300**: tables of six, one laptop each, cards
# for hands; hand in files, and debrief on the picture of discovery against result. Nobody has to show their sentence.

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
