# %% [markdown]
# # 11 · Career: practice
#
# <!-- sitting: what can be shown, and what is asked -->
#
# Eighteen<!-- =questions.all:Words --> items in three sittings, about 51<!-- =minutes.all --> minutes. They get harder, and the last ones mix the tools of several chapters. Companies other than Mealwise are invented too. What you write about yourself stays on your computer.

# %% [markdown] tags=["facilitator"]
# ## For facilitators
#
# ### To prepare
#
# - Open the lesson, press *Start over* in the explorers, close the left bar, full screen (F11), make the type larger (Ctrl
#   or Cmd and +).
# - Paper for everybody. Say first that nobody collects a ledger, and that nobody has to tell what they earn.
# - To make 90 of the 25: add adverts, pay, the case in front and ninety days.
#
# ### 25 minutes
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 2 | Rate yourself on paper, six skills, 1 to 4. Fold it. | Without thinking. Nobody has to show it. | |
# | 9 | In pairs: one line each. “How would I check that?” | *What you can show*. | `career.self-guess` `career.ledger` |
# | 11 | Mark a stranger's answer. Fingers up at the same moment. | *The case*: one of the two strangers' answers, then the experts' marks. | `career.talk-guess` `career.case` |
# | 3 | One gap to your neighbour, with a day. | | |
#
# ### 90 minutes
#
# The names in italics are sections of the lesson.
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 3 | Rate yourself on paper, six skills, 1 to 4. Fold it. | Without thinking. They keep it. | |
# | 20 | In pairs: one line each. “How would I check that?” | *What you can show*. The neighbour asks the one question. Then unfold the paper. Nobody has to show it. | `career.self-guess` `career.ledger` |
# | 15 | Tables of four, two adverts each: mark the verbs, say which work it is. Then look at the title. | *Adverts*. | `career.words-guess` `career.adverts` |
# | 10 | Three sources of pay side by side. Which would you name to Jonas, and with which words behind it? | *Pay*, on the projector. | `career.code-guess` `career.pay` |
# | 25 | One volunteer works a case in front. Mark by the rubric, alone. Fingers up at the same moment. | *The case*, ten minutes. Talk only about the points where the room lies far apart. Thank the volunteer before anything else, and mark the answer, not the person. | `career.talk-guess` `career.case` |
# | 12 | Ninety days: two gaps, one thing that will be there, who sees it. Swap. | *Ninety days*. The neighbour takes out what is an input. | `career.plan` |
# | 5 | Three sentences of Monday morning. | | |
#
# Listen for “I am just good at it”, and for “we did”. Ask: what could I look at, and which part was yours? And when marks lie
# apart: “which sentence of the answer did you mark?”
#
# ### Groups of other sizes
#
# **10 people**: their own adverts, and each works one case in a group of three. **100**: fingers for each point, and count how
# far apart the room lies; the ledger stays in pairs. **Careers services**: take adverts of your own town into *Your own adverts
# and pay*.

# %%
from pmkit import look_back, show, solution

# %% [markdown]
# ## What can be shown, and what is asked

# %%
show("career.which-evidence")

# %% tags=["solution"]
solution("career.which-evidence")

# %%
show("career.two-adverts")

# %% tags=["solution"]
solution("career.two-adverts")

# %%
show("career.boat-advert")

# %% tags=["solution"]
solution("career.boat-advert")

# %%
show("career.twelve-duties")

# %% tags=["solution"]
solution("career.twelve-duties")

# %%
show("career.ten-of-forty")

# %% tags=["solution"]
solution("career.ten-of-forty")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: pay, and the other side of the table (18<!-- =minutes.2 --> minutes).

# %% [markdown]
# ## Pay, and the other side of the table
#
# <!-- sitting: pay, and the other side of the table -->

# %%
show("career.pay-in")

# %% tags=["solution"]
solution("career.pay-in")

# %%
show("career.up-to")

# %% tags=["solution"]
solution("career.up-to")

# %%
show("career.by-the-hour")

# %% tags=["solution"]
solution("career.by-the-hour")

# %%
show("career.six-payslips")

# %% tags=["solution"]
solution("career.six-payslips")

# %%
show("career.years-guess")

# %% tags=["solution"]
solution("career.years-guess")

# %%
show("career.fair-round")

# %% tags=["solution"]
solution("career.fair-round")

# %%
look_back("career.years-guess")

# %%
show("career.pool-case")

# %% tags=["solution"]
solution("career.pool-case")

# %%
show("career.twenty-ranges")

# %% tags=["solution"]
solution("career.twenty-ranges")

# %%
show("career.sixty-hours")

# %% tags=["solution"]
solution("career.sixty-hours")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: choose, and say it (20<!-- =minutes.3 --> minutes).

# %% [markdown]
# ## Choose, and say it
#
# <!-- sitting: choose, and say it -->

# %%
show("career.which-page")

# %% tags=["solution"]
solution("career.which-page")

# %%
show("career.nut-town")

# %% tags=["solution"]
solution("career.nut-town")

# %%
show("career.mara-no")

# %% tags=["solution"]
solution("career.mara-no")

# %%
show("career.were-wrong")

# %% tags=["solution"]
solution("career.were-wrong")
