# %% [markdown]
# # 4 · Roadmapping
#
# <!-- sitting: columns without dates -->
#
# <!-- promise: Plan by outcome and certainty, forecast with probabilities, and re-plan after a shock. -->
#
# **You will be able to** place work by certainty and give it goals · say when something will be done, with its chance ·
# plan with the people you have · tell four readers the same story, also after a shock.
#
# Sitting 1, *columns without dates*: 13<!-- =minutes.1 --> minutes. Sitting 2, *when will it be done*: 13<!-- =minutes.2 --> minutes.
# Sitting 3, *one item, and what waits for what*: 12<!-- =minutes.3 --> minutes. Sitting 4, *four readers and three shocks*: 17<!-- =minutes.4 --> minutes.
# Then, when you like: a closer look, and your own product. Mealwise, its people and all its numbers are invented.

# %%
from pmkit import explore, figure, look_back, repeat_due, show

# %%
repeat_due("roadmapping")

# %% [markdown]
# ## The decision
#
# *Mealwise, Monday, 5 October 2026, 10:05.* Mealwise plans meals for families. Clara, the founder, wants a
# [roadmap](00_glossary.ipynb#roadmap) on the wall. Viktor, who sells to employers, needs a sheet by noon. Mara, the
# product manager, has 60<!-- =backlog_rows --> rows in a backlog and no plan that she would sign.

# %%
show("roadmapping.which-plan")

# %% [markdown]
# ## 1 · Now, next, later
#
# Janna Bastow and Simon Cast built a roadmap tool with a time line (ProdPad). Customers asked for a button that moves
# everything by a month. So in 2012, as they tell it, they took the time line out. The columns of their
# [now-next-later board](00_glossary.ipynb#now-next-later-board) stand for **certainty**. *Now*: we know the problem and a way
# to solve it. *Next*: we know the problem. *Later*: we believe that it matters.

# %%
figure("roadmapping.board")

# %% [markdown]
# Jonas, product owner for three weeks, has made a first board. Three changes are enough: give the columns better names,
# move a card out of *Now*, and put one that you would never begin into *Said no*. Then read what the board says.

# %%
explore("roadmapping.now-next-later")

# %%
show("roadmapping.later-dustbin")

# %% [markdown]
# The rules see words and counts. They cannot tell whether a problem is real. And a roadmap is no
# [release plan](00_glossary.ipynb#release-plan) (what goes out when) and no [Gantt chart](00_glossary.ipynb#gantt-chart)
# (who works when on what).
#
# ## 2 · One goal for each column

# %%
show("roadmapping.outputs")

# %% [markdown]
# Viktor reads the board. “And what is it good for?” Roman Pichler's
# [goal-oriented roadmap](00_glossary.ipynb#goal-oriented-roadmap) (2013) answers that. It has five rows: **date or
# [time frame](00_glossary.ipynb#time-frame)**, name, **goal**, three to five coarse **features**, and **metrics**. We leave
# the name out here. Below is Jonas's draft. Change it until no rule has an objection.

# %%
explore("roadmapping.goals")

# %%
show("roadmapping.dates")

# %% [markdown]
# **What it showed.** Columns say how sure you are, goals say what for. Some people want a date for a goal, some give only a
# few [high-integrity commitments](00_glossary.ipynb#high-integrity-commitment); a date from outside stands on its card in
# any case. We found no study that shows that one format works better than another.

# %%
look_back("roadmapping.outputs")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: when will it be done (13<!-- =minutes.2 --> minutes).*

# %% [markdown]
# ## 3 · When will it be done
#
# <!-- sitting: when will it be done -->
#
# *11:00.* Thirty pieces of work stand between Mealwise and what a hospital asks for. “Nine weeks,” says Tomasz, the
# data scientist. “Our [throughput](00_glossary.ipynb#throughput) is 3.4<!-- =pace.mixed:.1f --> items a week.” Pavel, an
# engineer who coaches the squads, thinks for a while. “Since when is it?” (Do not mix it up with
# [velocity](00_glossary.ipynb#velocity), which is points or items per Sprint.)

# %%
show("roadmapping.guess")

# %% [markdown]
# People guess near the best case ([planning fallacy](00_glossary.ipynb#planning-fallacy)): in 1994, 37 students expected to
# need 34 days for their thesis; they took 56 on average (Buehler, Griffin and Ross; reported). So ask the history.
#
# A [forecast](00_glossary.ipynb#forecast) from history is made like this. Write each past week on a slip of paper: how many items
# were finished. Draw a slip, put it back, [draw](00_glossary.ipynb#draw) again, until 30 items are done. Count the slips:
# that is one future. Do it a thousand times ([Monte Carlo simulation](00_glossary.ipynb#monte-carlo-simulation)).

# %%
explore("roadmapping.draws")

# %% [markdown]
# The same with all the chances at once, counted exactly. Under *History*, choose *Since the last change*. What happens to
# nine weeks?

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

# %% [markdown]
# **What it showed.** A date is half of an answer; the other half is its chance. 85 % means: about three of twenty such
# forecasts come out late, and that is no error. It holds **if** the coming weeks are like those in the history, and if a
# good week does not make the next one good (the draws are [independent](00_glossary.ipynb#independent)). A new duty, a new
# colleague or larger items break the first condition, so forecast again each month. If the date is fixed, change the
# [scope](00_glossary.ipynb#scope).

# %%
look_back("roadmapping.guess")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: one item, and what waits for what (12<!-- =minutes.3 --> minutes).*

# %% [markdown]
# ## 4 · How long does one item take
#
# <!-- sitting: one item, and what waits for what -->
#
# *11:25.* Viktor has a smaller question. “A customer reports that the shopping list loses an entry. If you begin today,
# when is it mended?” That is one item, not thirty. From its first day of work to its last is its
# [cycle time](00_glossary.ipynb#cycle-time).

# %%
show("roadmapping.one-item")

# %% [markdown]
# Each point below is one finished item. A [service level expectation](00_glossary.ipynb#service-level-expectation) is read from
# them: a number of [elapsed days](00_glossary.ipynb#elapsed-days), weekends included, and a chance. Choose the items since
# the last change.

# %%
explore("roadmapping.single-item")

# %%
look_back("roadmapping.one-item")

# %%
show("roadmapping.too-old")

# %% [markdown]
# What makes items slow? Often it is how much is begun at once. On average, [work in progress](00_glossary.ipynb#work-in-progress)
# divided by throughput is the cycle time ([Little's law](00_glossary.ipynb#littles-law), 1961). With ten items in progress and
# two finished a week, an item takes five weeks.
#
# ## 5 · What waits for what
#
# *11:40.* Two squads, *Basket* and *Plan*, and everybody was promised an early start. Inês, the engineering lead, draws the
# [dependencies](00_glossary.ipynb#dependency). “Kofi in Basket would have to be three people.” Two
# [deadlines](00_glossary.ipynb#deadline) come from outside. The login library, code of another company that lets people log
# in, gets no more repairs from week 13<!-- =deadline.library:.0f --> on. Korbmarkt, the supermarket where many baskets are
# ordered, switches off its old API in week 25<!-- =deadline.korbmarkt:.0f -->. Week 0 begins on 5 October.

# %%
show("roadmapping.help")

# %% [markdown]
# Press *Make the earliest plan*. Then give a squad more [capacity](00_glossary.ipynb#capacity) (*things at once*) and press again.

# %%
explore("roadmapping.timeline")

# %%
show("roadmapping.slip")

# %% [markdown]
# By what waits for what alone the plan takes 9<!-- =plan.path --> weeks: the longest chain is the
# [critical path](00_glossary.ipynb#critical-path) (Kelley and Walker, 1959). But Basket does four of the jobs, one after the
# other, so it takes 21<!-- =plan.end -->. The longest chain when people are shared too is the
# [critical chain](00_glossary.ipynb#critical-chain) (Goldratt, 1997). Work beside it has [slack](00_glossary.ipynb#slack). A
# bar is still a guess: read slack first, dates second.

# %%
look_back("roadmapping.help")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: four readers of one plan, and three shocks (17<!-- =minutes.4 --> minutes).*

# %% [markdown]
# ## 6 · One roadmap, four readers
#
# <!-- sitting: four readers and three shocks -->
#
# *Tuesday, 9:15.* Four people want the same sheet. They will do different things with it.

# %%
show("roadmapping.least-lines")

# %% [markdown]
# Choose a reader, then decide what stands in that version.

# %%
explore("roadmapping.audiences")

# %%
look_back("roadmapping.least-lines")

# %% [markdown]
# ## 7 · Shocks
#
# *Monday, 2 November, 8:10.* The plan is four weeks old. Three messages lie on Mara's desk: [shocks](00_glossary.ipynb#shock). Davide, who looks after
# partners at Korbmarkt, writes. Kofi, an engineer, has news. Annegret of Nordhafen, the largest customer, rings.

# %%
show("roadmapping.worst-shock")

# %% [markdown]
# Take one after the other. First look at what breaks if nobody does anything. Then choose an answer, and see what it costs.

# %%
explore("roadmapping.shocks")

# %%
look_back("roadmapping.worst-shock")

# %% [markdown]
# A plan is not wrong because it changes. It is wrong when the people who rely on it hear of the change last. Write it.

# %%
show("roadmapping.message")

# %% [markdown]
# At the beginning you chose a plan for the wall. Four people have read it now.

# %%
look_back("roadmapping.which-plan")

# %% [markdown]
# ## Monday morning
#
# - “Which decision waits for this date?” Ask it before you give one.
# - “With 85 %, and I will know more on the 26th.” Say the chance in the same sentence.
# - “What leaves *Now* when this comes in?” Ask it each time.

# %% [markdown]
# ## Do you have it?
#
# Two questions, without looking anything up.

# %%
show("roadmapping.check-board")

# %%
show("roadmapping.check-forecast")

# %% [markdown]
# ---
# *Good place to stop: this was the lesson. Your answers are kept. Next, when you like: your own product (16<!-- =minutes.6 --> minutes), a
# closer look at parts that fail together, or the practice sheet.*

# %% [markdown]
# ## Closer look: parts that fail together
#
# <!-- sitting: closer look at parts that fail together, when you like -->
#
# *Viktor again.* “I have a date for each part. So I have a date for the whole, don't I?”

# %%
show("roadmapping.sum-of-dates")

# %% [markdown]
# That holds if an early part has nothing to do with a late one. But one flu, one broken test server or one new duty can hit
# all parts in the same weeks: a [common cause](00_glossary.ipynb#common-cause). Side by side, where a launch needs all its
# parts, it matters too.

# %%
show("roadmapping.together-guess")

# %%
explore("roadmapping.together")

# %% [markdown]
# Now let the parts stand one after another, and pull the slider again. Where does the date with 85 % go?

# %%
look_back("roadmapping.together-guess")

# %%
show("roadmapping.together-sum")

# %% [markdown]
# *Good place to stop. Your answers are kept. Next, when you like: your own product (16<!-- =minutes.6 --> minutes).*

# %% [markdown]
# ## On your own product
#
# <!-- sitting: your own product, when you like -->
#
# Now yours: your items by certainty, your last weeks, your chain. Begin with Mealwise's, or bring in your backlog. Each
# is kept, and you can do one today and one another day.

# %%
explore("roadmapping.own-now-next-later")

# %%
explore("roadmapping.own-forecast")

# %%
explore("roadmapping.own-single-item")

# %%
explore("roadmapping.own-timeline")

# %% [markdown]
# Now something happens to your plan. Choose an answer before you read what it costs.

# %%
explore("roadmapping.own-shocks")

# %% [markdown]
# **For your portfolio:** your now-next-later board, one forecast with its chance, one service level expectation, and four
# messages after a shock.
#
# **Sources.** J. Bastow and S. Cast on Now-Next-Later (ProdPad, 2012, told afterwards). R. Pichler, *The GO product
# roadmap*, 2013, updated 2024. M. Cagan, “The Alternative to Roadmaps”, and *Inspired*, 2nd ed. 2017 (summaries).
# ProductPlan, State of Product Management, 2023. T. Magennis, *Forecasting and Simulating Software Development Projects*,
# 2011. D. Vacanti, *Actionable Agile Metrics*, 2015. The Kanban Guide for Scrum Teams. R. Buehler, D. Griffin and M. Ross,
# Journal of Personality and Social Psychology 67(3), 1994 (reported). J. Little, 1961. J. Kelley and M. Walker, 1959.
# E. Goldratt, *Critical Chain*, 1997. 85 % is a convention, no law.
