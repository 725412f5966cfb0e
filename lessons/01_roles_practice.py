# %% [markdown]
# # 1 · Roles: practice
#
# <!-- sitting: titles, texts, figures -->
#
# Seventeen<!-- =questions.all:Words --> items, about 41<!-- =minutes.all --> minutes, in rising difficulty. Stop where you like: your answers are kept. From the
# second part on, the items no longer say which idea of the lesson they need.
# Mealwise and the other companies are invented.

# %%
from pmkit import show, solution

# %% [markdown] tags=["facilitator"]
# ## For facilitators: running this chapter as a workshop
#
# **90 minutes, 6 to 30 people.** One laptop per pair. Before you begin, press *Start over* in
# each explorer: it remembers the last group.
#
# | minutes | what | listen for |
# |---:|---|---|
# | 5 | The scene of Monday, read aloud with two voices. Everybody guesses by themselves. | “It depends” without “on what”. |
# | 20 | *Role sorter*, first ten cards, in pairs. Then switch *Judge by*. | “Scrum says …” for things that no guide says. |
# | 20 | *Matrix* in fours: each plays one of Mealwise's people. Repair it aloud. | A second A, “so that I am asked”. That is what C is for. |
# | 15 | *Week*: first everybody's own last week, in silence. Then compare. | Zero hours with customers, said with a laugh. |
# | 20 | *One role or two*: vote, move the sliders, vote again. | Who changes their vote, and at which number of teams. |
# | 10 | One sentence each for Monday, on a card that they take home. | Decisions with a name. |

# %% [markdown] tags=["facilitator"]
# **For 10 people.** Put the matrix of a volunteer's own firm on the wall in place of Mealwise's. Ask one question: “Who
# would be asked why?” **For 100 people.** Tables of five, one laptop each. Vote by hand before and after the model. From
# each table collect one decision that has no A, and read ten of them aloud.
#
# **25 minutes with a projector.** Hide the course map with *Ctrl+B*, and enlarge the page with *Ctrl* and *+*.
#
# | minutes | what |
# |---:|---|
# | 2 | The scene of Monday; the first guess by show of hands. |
# | 8 | Section 1: ten cards of the sorter, the room calls out the home. |
# | 3 | Switch *Judge by* to SAFe: what moved? |
# | 5 | Section 2: the matrix's first row has two A. What happens on Tuesday? |
# | 5 | Section 4: the model at two teams, the share from 0 % to 80 %; then one person, and the teams from two to four. |
# | 2 | One sentence for Monday. |
#
# **Disputes you will meet.** Role or job, SAFe's split, one owner for many teams, the CEO of the product. Give both
# sides from the lesson and don't settle them; ask under which conditions each would hold. Surveys of the field are
# self-selected: use them to start a conversation.

# %% [markdown]
# ## First part: titles, texts, figures

# %%
show("roles.junior")

# %% tags=["solution"]
solution("roles.junior")

# %%
show("roles.stories")

# %% tags=["solution"]
solution("roles.stories")

# %%
show("roles.whose-call")

# %% tags=["solution"]
solution("roles.whose-call")

# %%
show("roles.strategy-hours")

# %% tags=["solution"]
solution("roles.strategy-hours")

# %%
show("roles.tiny-survey")

# %% tags=["solution"]
solution("roles.tiny-survey")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: a table, a week, and some waiting (14<!-- =minutes.2 --> minutes).

# %% [markdown]
# ## Second part: table, week, waiting
#
# <!-- sitting: a table, a week and some waiting -->

# %%
show("roles.one-approver")

# %% tags=["solution"]
solution("roles.one-approver")

# %%
show("roles.sign-on")

# %% tags=["solution"]
solution("roles.sign-on")

# %%
show("roles.owner-week")

# %% tags=["solution"]
solution("roles.owner-week")

# %%
show("roles.waiting")

# %% tags=["solution"]
solution("roles.waiting")

# %%
show("roles.four-teams")

# %% tags=["solution"]
solution("roles.four-teams")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: other companies, mixed (17<!-- =minutes.3 --> minutes).

# %% [markdown]
# ## Third part: other companies
#
# <!-- sitting: other companies -->

# %%
show("roles.factory-signs")

# %% tags=["solution"]
solution("roles.factory-signs")

# %%
show("roles.b2b")

# %% tags=["solution"]
solution("roles.b2b")

# %%
show("roles.proxy-repair")

# %% tags=["solution"]
solution("roles.proxy-repair")

# %%
show("roles.nine-teams")

# %% tags=["solution"]
solution("roles.nine-teams")

# %%
show("roles.safe-split")

# %% tags=["solution"]
solution("roles.safe-split")

# %%
show("roles.mini-ceo")

# %% tags=["solution"]
solution("roles.mini-ceo")

# %% [markdown]
# The last item has no key. Write first, then compare.

# %%
show("roles.unseen")

# %% tags=["solution"]
solution("roles.unseen")
