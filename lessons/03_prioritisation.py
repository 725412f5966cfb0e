# %% [markdown]
# # 3 · Prioritisation
#
# **You will be able to**
#
# - compute a RICE score, a CD3 and a MoSCoW share, and say what each leaves out;
# - show how sure a ranking is;
# - put a queue into the order in which waiting costs least;
# - choose the method that fits a decision, and say why.
#
# Sitting 1, *what a score hides*: 18 minutes. Sitting 2, *the queue* and *Must, should, could, won't*: 20 minutes.
# Mealwise, its people and all its numbers are invented.

# %%
from pmkit import explore, show

# %% [markdown]
# ## The decision
#
# *Mealwise, Tuesday, 9:40.* Squad Basket is free from Monday. Mara, the product manager, has room for one idea.
# Four are on the table. Clara, the founder, begins: “Imagine dark mode at bedtime.” Viktor from sales has already
# promised the PDF. Jonas, three weeks a product owner, looks at Mara. “How do I decide this?”
#
# Mara turns her screen round. “First you decide. Then we compute.”

# %% [markdown]
# ## 1 · What a score hides

# %%
show("prioritisation.first-pick")

# %% [markdown]
# **RICE** puts four estimates into one number:
#
# **reach × impact × confidence ÷ effort**
#
# - *Reach*: how many people meet it in a period. A count, here households in a quarter.
# - *Impact*: what it changes for one of them. 3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal.
# - *Confidence*: how sure you are. 100 %, 80 % or 50 %.
# - *Effort*: person-months of everybody who works on it.
#
# Sean McBride of Intercom published it in 2016, to stop arguing from taste. He also wrote that the score is no
# hard rule.

# %%
show("prioritisation.rice-allergy")

# %% [markdown]
# Jonas works out the rest: dark mode **3,000**, the shared list **3,000**, the PDF **900**.
# Two of them are level. Are they the same?

# %%
show("prioritisation.same-score")

# %% [markdown]
# *10:00.* The door opens again. Davide from the supermarket partner Korbmarkt, Annegret from the largest customer,
# Viktor and Clara each bring one more idea. Now there are eight, and the allergy filter still leads.
# But nobody has counted 6,000 households. It is an estimate, like every number in the table.

# %%
show("prioritisation.how-often-first")

# %% [markdown]
# Pull **Every number may be off by about ±** to 30 %. Then try *Among the first* 3. Change a number of the table;
# nothing breaks, and *Start over* brings everything back.

# %%
explore("prioritisation.score-table")

# %% [markdown]
# At 30 % the leader is first in about **28 of 100** draws. The next one is first just as often. The first four
# are level with each other, and the talking chef is last nearly every time. That is what this list knows.

# %%
show("prioritisation.close-call")

# %% [markdown]
# ### The same letters, another answer
#
# **ICE** needs no counts: impact, confidence and *ease*, each from 1 to 10. It came up among growth teams around
# 2015 (Sean Ellis). It is quick. It also hides two traps.

# %%
show("prioritisation.ice-two-orders")

# %%
show("prioritisation.ease-effort")

# %% [markdown]
# In the table above, change *Method* to **ICE, the average**, then to **the product**, then to the others.
# Another idea takes the lead each time. None of the methods is wrong. Each answers another question.
#
# The simplest one uses two numbers, value and effort, and draws two lines.

# %%
show("prioritisation.quadrants")

# %% [markdown]
# **What it showed.** A score is a question in the form of a number. It parts the clearly good from the clearly bad.
# Between neighbours it shows you where you know too little.
#
# ---
# *Good place to stop. Your answers are kept. Next: six jobs wait in one queue, and waiting costs money (20 minutes).*

# %% [markdown]
# ## 2 · The queue
#
# *Thursday, 14:10.* The ideas are agreed; all six will be done. Squad Basket can only work on one at a time.
# Clara: “Then begin with the talking chef. I showed it on stage.” Inês, the engineering lead, draws six boxes
# on the wall. “Fine. What does it cost to let the others wait?”

# %%
show("prioritisation.queue-rule")

# %% [markdown]
# Each block below is a job that waits. It is as high as a week of waiting costs, and as long as the wait.
# So the whole **area is what the order costs**. Drag the cards, or use the buttons. Can you reach the dashed line?

# %%
explore("prioritisation.queue")

# %% [markdown]
# Same people, same work, same 38 weeks. Only the order changed, and with it more than 300,000 EUR.
#
# What a week of waiting costs is called the **cost of delay**. Divide it by the weeks that the job takes, and put
# the highest first: that is **CD3**, *cost of delay divided by duration*. Don Reinertsen calls it **WSJF**,
# *weighted shortest job first*. W. E. Smith proved in 1956 that no other order costs less.
# His proof needs one team, jobs that need nothing of each other, and a cost that is the same every week.

# %%
show("prioritisation.cd3-api")

# %% [markdown]
# You saw one exception: the ingredient table is worth little, but the allergy filter needs it.
# So it moved up in the best order. A ratio alone would have left it near the end.

# %%
show("prioritisation.cd3-ratio")

# %%
show("prioritisation.points-money")

# %% [markdown]
# ## 3 · Must, should, could, won't
#
# *Friday, 11:30.* The spring release has a date. 23 wishes lie on the table, each with a name on it.
# Annegret: “I note that single sign-on is in our contract.” Clara: “The chef is a Must.” Everything is a Must.

# %%
show("prioritisation.must-guess")

# %% [markdown]
# **MoSCoW** (Dai Clegg, 1994) sorts what goes into one release with a fixed date: *Must*, *Should*, *Could*,
# *Won't have this time*. A Must is what makes the release worthless, unsafe or illegal when it is missing.
#
# The DSDM handbook of 2014 adds a rule: Must takes **at most 60 % of the effort**. Could takes about 20 %.
# That is the reserve. When a month goes badly, it is left out, and every Must still arrives. More than 60 % is
# safe only where the estimates are accurate, the approach is understood, the team performs and risks are few.

# %%
show("prioritisation.must-share")

# %% [markdown]
# Here are the 23 wishes as they were asked for. The line under each title says what happens **without** it.
# Bring Must below 60 %. Watch the warnings on the cards.

# %%
explore("prioritisation.moscow")

# %%
show("prioritisation.must-needs")

# %%
show("prioritisation.wont-means")

# %% [markdown]
# **What it showed.** MoSCoW does not say what comes first. It says what may be missing on the day.
# People fight for Must because they have learned that the rest never comes. A Won't that is spoken aloud,
# with a reason, ends more fights than a Could that everybody hopes for.

# %% [markdown]
# ## Monday morning
#
# - When two scores are close: “These are level. What would we have to learn to part them, and what does that cost?”
# - When somebody wants to go first: “What does a week of waiting cost, and how long does it block us?”
# - When everything is a Must: “What happens on the day of release without it?”

# %% [markdown]
# *Sources. Sean McBride, “RICE”, Intercom, 2016. Sean Ellis on ICE, about 2015. Donald Reinertsen,
# “The Principles of Product Development Flow”, 2009. W. E. Smith, 1956. Joshua Arnold, Black Swan Farming.
# Jason Yip, 2012 and 2024. DSDM Agile Project Framework handbook, 2014, chapter 10; Dai Clegg, 1994.*
