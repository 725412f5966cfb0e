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
# ### To prepare
#
# - One laptop per pair, or one projector. Press *Start over* in each explorer: it remembers the last group.
# - With a projector, hide the course map with *Ctrl+B*, and enlarge the page with *Ctrl* and *+*.
#
# ### 25 minutes
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 2 | Monday, 8:40. Guess by yourself. | Read the scene aloud. Hands or phones; say nothing to the result yet. | `roles.first-guess` |
# | 8 | Call out the home of each card. | Section 1: ten cards of the sorter, the room calls, you move. | `roles.sorter` |
# | 3 | The same cards by another guide: what has moved? | Switch *Judge by* to SAFe. | `roles.scrum-sort` |
# | 5 | The first row has two A. What happens on Tuesday? | Section 2: the matrix. Let somebody play Tuesday. | `roles.matrix` |
# | 5 | One person or two: watch when it turns. | Section 4: the model at two teams, the share from 0 % to 80 %; then one person, and the teams from two to four. | `roles.set-up` |
# | 2 | One sentence for Monday. | Two are read aloud, if those two want to. | `text: Which decision will you ask for on Monday?` |
#
# ### 90 minutes
#
# For 6 to 30 people.
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 5 | Monday, 8:40. Guess by yourself. | The scene, read aloud with two voices. Listen for “It depends” without “on what”. | `roles.first-guess` |
# | 20 | In pairs: the first ten cards. Then judge by another guide. | *Role sorter*; then switch *Judge by*. Listen for “Scrum says …” for things that no guide says. | `roles.settled-guess` `roles.sorter` |
# | 20 | In fours: each of you is somebody at Mealwise. Repair the matrix aloud. | Listen for a second A, “so that I am asked”. That is what C is for. | `roles.matrix-guess` `roles.matrix` |
# | 15 | Your own last week, in silence. Then compare. | Listen for zero hours with customers, said with a laugh. | `roles.strategic-guess` `roles.week` |
# | 20 | One role or two? Vote, look, vote again. | Move the sliders between the votes. Who changes their vote, and at which number of teams? | `roles.one-or-two` `roles.set-up` |
# | 10 | One sentence for Monday, on a card that you take home. | Listen for decisions with a name. | `text: Which decision will you ask for on Monday?` |
#
# ### Groups of other sizes
#
# **10 people.** Put the matrix of a volunteer's own firm on the wall in place of Mealwise's. Ask one question: “Who
# would be asked why?” **100 people.** Tables of five, one laptop each. Vote before and after the model. From
# each table collect one decision that has no A, and read ten of them aloud.
#
# ### Disputes you will meet
#
# Role or job, SAFe's split, one owner for many teams, the CEO of the product. Give both
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
