# %% [markdown]
# # 4 · Roadmapping
#
# <!-- promise: Plan by outcome and certainty, forecast with probabilities, and re-plan after a shock. -->
# <!-- sitting: columns without dates -->
#
# **You will be able to**
#
# - place work by certainty, and turn goals into a roadmap;
# - say when something will be done, with its chance;
# - plan under what a squad can do and what waits for what;
# - show one plan to four readers without a contradiction;
# - plan anew after a shock, and tell it.
#
# Sitting 1, *columns without dates*: 15<!-- =minutes.1 --> minutes. Sitting 2, *when will it be done*: 17<!-- =minutes.2 --> minutes.
# Sitting 3, *four readers and three shocks*: 17<!-- =minutes.3 --> minutes. Then, when you like: your own product.
# Mealwise, its people and all its numbers are invented.

# %%
from pmkit import explore, figure, repeat_due, show

# %%
repeat_due("roadmapping")

# %% [markdown]
# ## The decision
#
# *Mealwise, Monday, 5 October 2026, 10:05.* Viktor, who sells to employers, stands in the door with his coat on. “The
# hospital asks what comes when. I need a sheet by noon.” Clara, the founder, wants something for the wall. Davide
# from Korbmarkt, the supermarket, has written again: its old order API, the connection through which baskets reach the
# shop, is switched off on 31 March. Mara, the product manager, has 60<!-- =backlog_rows --> rows in a backlog and no plan that she would sign.

# %%
show("roadmapping.which-plan")

# %% [markdown]
# ## 1 · Now, next, later
#
# Janna Bastow and Simon Cast built a tool with a time line (ProdPad). Customers asked for a button that moves
# everything by a month. So in 2012, as they tell it, the time line went. Their columns stand for **certainty**. *Now*:
# problem and way are known. *Next*: the problem is known. *Later*: a belief worth keeping.

# %%
figure("roadmapping.board")

# %% [markdown]
# Jonas, product owner for three weeks, has made a first board. What would you change before Clara sees it? Move cards,
# rename the columns, write what will be different for somebody. What you would never begin goes to *Said no*. Each
# place that a reader would stumble over says why. Five changes are enough to see how it works.

# %%
explore("roadmapping.now-next-later")

# %%
show("roadmapping.renamed-quarters")

# %%
show("roadmapping.later-dustbin")

# %% [markdown]
# The rules see words and counts. They cannot tell whether a problem is real.

# %%
show("roadmapping.tell-apart")

# %% [markdown]
# ## 2 · One goal for each column
#
# Viktor reads the board. “And what is it good for?” Roman Pichler's goal-oriented roadmap (2013) puts the answer on
# top. Each column has one **goal**, one **metric** and three to five coarse **features**. Here is Jonas's draft. Bring
# it to a state in which no rule has an objection.

# %%
explore("roadmapping.goals")

# %%
show("roadmapping.dates")

# %% [markdown]
# **What it showed.** Columns say how sure you are, goals say what for. Real dates come from outside and stand on their
# card. No study shows that one format works better than another. ProdPad's founders say: making it together is the use.
#
# ---
# *Good place to stop. Your answers are kept. Next: when will it be done (17<!-- =minutes.2 --> minutes).*

# %% [markdown]
# ## 3 · When will it be done
#
# <!-- sitting: when will it be done -->
#
# *11:00.* Thirty pieces of work stand between Mealwise and what the hospital asks for. “Nine weeks,” says Tomasz, the
# data scientist. “We finish 3.4<!-- =pace.mixed:.1f --> a week.” Pavel, who coaches the squads, is silent. Then: “Since when do we?”

# %%
show("roadmapping.guess")

# %% [markdown]
# People guess near the best case. In a study of 1994, 37 students expected to need 34 days for their thesis; they took
# 56 (Buehler, Griffin and Ross; reported). So ask the history. Each past week, empty ones included, may come again.
# That gives a chance for each date. Under *History*, choose *Since the last change*. What happens to nine weeks?

# %%
explore("roadmapping.forecast")

# %% [markdown]
# In June the squads took over support for employers. The 43<!-- =weeks_kept.before --> weeks before tell of squads without this duty.

# %%
show("roadmapping.average-weeks")

# %%
show("roadmapping.average-promise")

# %% [markdown]
# Now turn the question round in the forecast above: *How many are done by then?* Watch where 95 % lies.

# %%
show("roadmapping.direction")

# %%
show("roadmapping.sum-of-dates")

# %%
show("roadmapping.velocity-target")

# %% [markdown]
# **What it showed.** A date is half of an answer; the other half is its chance. 85 % means: if all stays as it was,
# three of twenty such forecasts are late. That is no error. It is the price of an earlier date. And your own guess,
# before you saw the history: how far was it from 20<!-- =when.p85 --> weeks?

# %% [markdown]
# ## 4 · What waits for what
#
# *11:40.* Mealwise has two squads, *Basket* and *Plan*. Everybody was promised an early start. Inês, the engineering
# lead, draws it. “Kofi in Basket would have to be three people.” Two dates come from outside. The login library, code
# of another company that lets people log in, gets no more repairs from week 13<!-- =deadline.library:.0f --> on. Korbmarkt switches off in week
# 25<!-- =deadline.korbmarkt:.0f -->. Week 0 begins on 5 October.
#
# Press *Make the earliest plan*. Then give a squad more *things at once* and press again. Where does help shorten it?

# %%
explore("roadmapping.timeline")

# %%
show("roadmapping.slip")

# %% [markdown]
# The longest chain decides when a plan ends (critical path; Kelley and Walker, 1959). Work beside it has **slack**. A
# bar is still a guess: read slack first, dates second.
#
# ---
# *Good place to stop. Your answers are kept. Next: four readers of one plan, and three shocks (17<!-- =minutes.3 --> minutes).*

# %% [markdown]
# ## 5 · One roadmap, four readers
#
# <!-- sitting: four readers and three shocks -->
#
# *Tuesday, 9:15.* Four people want the same sheet. They will do different things with it. Choose a reader, then decide what
# stands in that version.

# %%
explore("roadmapping.audiences")

# %%
show("roadmapping.sales-date")

# %% [markdown]
# ## 6 · Shocks
#
# *Monday, 2 November, 8:10.* The plan is four weeks old. Three messages lie on Mara's desk. Take one after the other.
# First look at what breaks if nobody does anything. Then choose an answer, and see what it costs.

# %%
explore("roadmapping.shocks")

# %% [markdown]
# A plan is not wrong because it changes. It is wrong when those who rely on it hear it last. Write it.

# %%
show("roadmapping.message")

# %% [markdown]
# At the beginning you chose one of four plans for the wall. Which of the four readers could have worked with it?
#
# ## Monday morning
#
# - “Which decision waits for this date?” Ask it before you give one.
# - “With 85 %, and I will know more on the 26th.” Say the chance in the same sentence.
# - “What leaves *Now* when this comes in?” Ask it each time.

# %% [markdown]
# ## Do you have it?
#
# Two questions, without looking up.

# %%
show("roadmapping.check-board")

# %%
show("roadmapping.check-forecast")

# %% [markdown]
# ---
# *Good place to stop: this was the lesson. Your answers are kept. Next, when you like: your own product (13<!-- =minutes.4 --> minutes), or
# the practice sheet.*

# %% [markdown]
# ## On your own product
#
# <!-- sitting: your own product, when you like -->
#
# Now yours: your items by certainty, your last weeks, your chain. Begin with Mealwise's, or bring in your backlog. Each
# is kept, and can be done another day.

# %%
explore("roadmapping.own-now-next-later")

# %%
explore("roadmapping.own-forecast")

# %%
explore("roadmapping.own-timeline")

# %% [markdown]
# Now something happens to your plan. Choose an answer before you read what it costs.

# %%
explore("roadmapping.own-shocks")

# %% [markdown]
# **For your portfolio:** your now-next-later board, one forecast with its chance, and four messages after a shock.
#
# **Sources.** J. Bastow and S. Cast on Now-Next-Later (ProdPad, 2012, told afterwards). R. Pichler, *The GO product
# roadmap*, 2013, updated 2024. M. Cagan, “The Alternative to Roadmaps”, and *Inspired*, 2nd ed. 2017 (summaries).
# T. Magennis, *Forecasting and Simulating Software Development Projects*, 2011. D. Vacanti, *Actionable Agile Metrics*,
# 2015. R. Buehler, D. Griffin and M. Ross, Journal of Personality and Social Psychology 67(3), 1994 (reported).
# J. Kelley and M. Walker, 1959. 85 % is a convention, no law.
