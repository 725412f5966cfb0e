# %% [markdown]
# # 4 · Roadmapping: practice
#
# <!-- sitting: what belongs where -->
#
# Twenty<!-- =questions.all:Words --> items in three sittings, about 34<!-- =minutes.all --> minutes. They get harder, and the last ones mix the tools. The products are invented.

# %% [markdown] tags=["facilitator"]
# ## For facilitators
#
# ### To prepare
#
# - Open the lesson, press *Start over* in the explorers, close the left bar, full screen (F11), make the type larger (Ctrl
#   or Cmd and +).
# - Homework after 25 minutes: sittings 1 to 4, 55 minutes.
#
# ### 25 minutes
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 2 | Which plan on the wall? Choose, no discussion. | Keep the count. | `roadmapping.which-plan` |
# | 7 | Jonas's board: call out where each card goes. | You move: the headings first, then one card to *Said no*. Listen for “put it into Later”: ask who will read it there. | `roadmapping.now-next-later` |
# | 9 | A bet first: how many weeks for all of it? | The forecast. After the bet for 30<!-- =items --> items *Since the last change*. Then turn the question round and ask, for 13<!-- =weeks --> weeks: 16<!-- =how_many.p95 -->, 19<!-- =how_many.p85 --> or 24<!-- =how_many.p50 --> items, which number do you give to sales? | `roadmapping.guess` `roadmapping.forecast` |
# | 6 | Korbmarkt has moved its date. Choose one of three answers. | Shock *Korbmarkt*: hands, then look at what breaks. One person says the sentence for sales aloud. | `roadmapping.shocks` |
# | 1 | Monday morning: three sentences. | The rest is homework. | |
#
# ### 90 minutes
#
# | minutes | on the wall | you | ask |
# |---:|:---|:---|:---|
# | 5 | Which plan on the wall? Choose, no discussion. | Keep the count for the end. | `roadmapping.which-plan` |
# | 15 | In pairs: mend Jonas's board. | With the explorer. Listen for “but Later is only a parking place”: ask who has a wish there, and what they believe. | `roadmapping.now-next-later` |
# | 15 | Write three cards of your own, each with an outcome. Your neighbour takes away each date and each solution. | Pairs, on paper. | |
# | 20 | A bet first: how many weeks for all of it? | The forecast on the projector. Ask for a bet before *since the last change*. Then ask for the 85 % number of items. Many name the higher one: ask them why. | `roadmapping.guess` `roadmapping.forecast` `roadmapping.direction` |
# | 10 | Where does one more person help? | The timeline. Ask before the slider moves. | `roadmapping.help` `roadmapping.timeline` |
# | 20 | Three tables, one shock each. Read your message for sales aloud. | The others are Viktor. | `roadmapping.worst-shock` `roadmapping.shocks` |
# | 5 | The plan on the wall again. Monday morning. | Count once more. | `roadmapping.which-plan` |
#
# ### Groups of other sizes
#
# **10 people**: one screen, each slider moved by another person; all four messages after a shock are read aloud
# (10 minutes more). **100**: pairs at tables, hands for every bet, three messages read aloud, no round of comments.

# %%
from pmkit import show, solution

# %% [markdown]
# ## What belongs where

# %%
show("roadmapping.horizon")

# %% tags=["solution"]
solution("roadmapping.horizon")

# %%
show("roadmapping.tell-apart")

# %% tags=["solution"]
solution("roadmapping.tell-apart")

# %%
show("roadmapping.renamed-quarters")

# %% tags=["solution"]
solution("roadmapping.renamed-quarters")

# %%
show("roadmapping.breaks")

# %% tags=["solution"]
solution("roadmapping.breaks")

# %%
show("roadmapping.goal-feature")

# %% tags=["solution"]
solution("roadmapping.goal-feature")

# %%
show("roadmapping.wip")

# %% tags=["solution"]
solution("roadmapping.wip")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: numbers with a chance (9<!-- =minutes.2 --> minutes).

# %% [markdown]
# ## Numbers with a chance
#
# <!-- sitting: numbers with a chance -->

# %%
show("roadmapping.empty-weeks")

# %% tags=["solution"]
solution("roadmapping.empty-weeks")

# %%
show("roadmapping.which-history")

# %% tags=["solution"]
solution("roadmapping.which-history")

# %%
show("roadmapping.read-when")

# %% tags=["solution"]
solution("roadmapping.read-when")

# %%
show("roadmapping.five-items")

# %% tags=["solution"]
solution("roadmapping.five-items")

# %%
show("roadmapping.slack")

# %% tags=["solution"]
solution("roadmapping.slack")

# %%
show("roadmapping.average-is")

# %% tags=["solution"]
solution("roadmapping.average-is")

# %%
show("roadmapping.velocity-target")

# %% tags=["solution"]
solution("roadmapping.velocity-target")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next: you choose the tool yourself (15<!-- =minutes.3 --> minutes).

# %% [markdown]
# ## Choose the tool yourself
#
# <!-- sitting: choose the tool yourself -->

# %%
show("roadmapping.scope-grows")

# %% tags=["solution"]
solution("roadmapping.scope-grows")

# %%
show("roadmapping.who-reads")

# %% tags=["solution"]
solution("roadmapping.who-reads")

# %%
show("roadmapping.sales-date")

# %% tags=["solution"]
solution("roadmapping.sales-date")

# %%
show("roadmapping.story-points")

# %% tags=["solution"]
solution("roadmapping.story-points")

# %%
show("roadmapping.after-shock")

# %% tags=["solution"]
solution("roadmapping.after-shock")

# %%
show("roadmapping.replan")

# %% tags=["solution"]
solution("roadmapping.replan")

# %%
show("roadmapping.unseen")

# %% tags=["solution"]
solution("roadmapping.unseen")
