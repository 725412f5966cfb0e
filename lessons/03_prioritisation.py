# %% [markdown]
# # 3 · Prioritisation
#
# <!-- promise: Choose a method for a decision, compute it, criticise it, and say no with reasons. -->
# <!-- sitting: what a score hides -->
#
# **You will be able to**
#
# - compute two scores, RICE and CD3, and say what each leaves out;
# - show how sure a ranking is;
# - put a queue into the order in which waiting costs least, and plan a release that can lose a bad month;
# - choose the method that fits a decision, and say why;
# - plan a release that fits, name the price of a wish, and say no with reasons.
#
# Sitting 1, *what a score hides*: 12<!-- =minutes.1 --> minutes. Sitting 2, *the queue* and *Must, should, could, won't*: 15<!-- =minutes.2 --> minutes.
# Sitting 3, *where the methods disagree* and *a release that fits*: 13<!-- =minutes.3 --> minutes. Sitting 4, *saying no*: 12<!-- =minutes.4 --> minutes.
# Then, when you like: your own product, and three closer looks.
# Mealwise, its people and all its numbers are invented.

# %%
from pmkit import explore, look_back, repeat_due, show

# %%
repeat_due("prioritisation")

# %% [markdown]
# ## The decision
#
# *Tuesday, 9:40, at Mealwise, where people plan their meals and fill their baskets.* Squad Basket, one of two small
# teams, is free from Monday. Mara, the product manager, has room for one idea. Four are on the table. Clara, the
# founder, begins: “Imagine dark mode at bedtime.” Viktor from sales has already promised the PDF. Jonas, product
# owner for three weeks, looks at Mara. “How do I decide this?”
#
# Mara turns her screen round. “First you decide. Then we compute.”

# %% [markdown]
# ## 1 · What a score hides

# %%
show("prioritisation.first-pick")

# %% [markdown]
# **[RICE](00_glossary.ipynb#rice)** puts four estimates into one number:
#
# **reach × impact × confidence ÷ effort**
#
# - *[Reach](00_glossary.ipynb#reach)*: how many people meet it in a period. A count, here households in a quarter.
# - *[Impact](00_glossary.ipynb#impact)*: what it changes for one of them. 3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal.
# - *[Confidence](00_glossary.ipynb#confidence)*: how sure you are of these numbers. 100 %, 80 % or 50 %: a discount that you choose, not a statistic.
# - *[Effort](00_glossary.ipynb#effort)*: the work of everybody who takes part, in [person-months](00_glossary.ipynb#person-month) (one person for one month).
#
# Sean McBride of Intercom published it in 2016, so that teams would argue less from taste. He also wrote that the
# score is no hard rule.

# %%
show("prioritisation.rice-allergy")

# %% [markdown]
# Jonas works out the others: dark mode **3,000<!-- =rice.mw-04:,.0f -->**, the shared list **3,000<!-- =rice.mw-05:,.0f -->**, the PDF **900<!-- =rice.mw-03:,.0f -->**.
# Two of the four are level. Are they the same?

# %%
look_back("prioritisation.first-pick")

# %%
show("prioritisation.same-score")

# %% [markdown]
# *10:00.* The door opens again. Davide from the supermarket partner Korbmarkt, Annegret from Nordhafen, the largest
# customer, Viktor and Clara each bring one more idea. Now there are eight, and the allergy filter still leads.
# But nobody has counted 6,000<!-- =reach.mw-01:,.0f --> households. It is an estimate, like every number in the table.

# %%
show("prioritisation.how-often-first")

# %% [markdown]
# Pull **How far off the numbers may be** to 30 %. In each *draw* every number is moved a little, at random and each on
# its own, and the list is ranked anew. The sentence under the picture counts the draws. Then try *Among the first* 3,
# and change a number in the table. You can't break anything: *Start over* brings everything back.

# %%
explore("prioritisation.score-table")

# %%
look_back("prioritisation.how-often-first")

# %% [markdown]
# **What it showed.** At 30 % the leader is first in about **28<!-- =first.mw-01 --> of 100** draws, and three other ideas nearly as
# often: they share the first place, so treat them as level. The talking chef is last in 85<!-- =chef_last --> of 100. So a score tells the clearly good from the clearly bad. Between neighbours it shows where you know
# too little.
#
# **Disputed.** Critics say: RICE multiplies guess by guess, and the result looks like a fact (P. Hilton, 2023). Those who
# use it answer: a guess on paper can be questioned, a guess in a head can't. McBride wrote that what other work needs, or
# what customers take for granted, may come before a higher score.
#
# ---
# *Good place to stop. Your answers are kept. Next: six jobs wait in one queue, and waiting costs money (15<!-- =minutes.2 --> minutes).*

# %% [markdown]
# ## 2 · The queue
#
# <!-- sitting: the queue, and what must be in -->
#
# *Thursday, 14:10.* Everybody agrees on six ideas; all six will be built. Squad Basket can work on one at a time.
# Clara: “Then begin with the talking chef. I showed it on stage.” Inês, the engineering lead, draws six boxes
# on the wall. “Fine. What does it cost to let the others wait?”

# %%
show("prioritisation.queue-rule")

# %% [markdown]
# Each block below is a job that waits until it is finished. It is as high as a week of waiting costs, and as long as
# the wait. So the whole **area is what the order costs**. Drag the cards, or use the buttons. Can you reach the dashed
# line?

# %%
explore("prioritisation.queue")

# %%
look_back("prioritisation.queue-rule")

# %% [markdown]
# Same people, same work, same 38<!-- =queue_weeks --> weeks. The order alone makes a difference of more than 300,000<!-- =queue_saves:,.0f --> EUR.
#
# What a week of waiting costs is called the **[cost of delay](00_glossary.ipynb#cost-of-delay)**. Divide it by the weeks that the job takes, and put
# the highest first: that is **[CD3](00_glossary.ipynb#cd3)**, *cost of delay divided by duration*. Don Reinertsen calls it **[WSJF](00_glossary.ipynb#wsjf)**,
# *weighted shortest job first*. W. E. Smith proved in 1956 that no other order costs less, on three conditions: one
# team, jobs that need nothing of each other, and a cost that is the same every week.

# %%
show("prioritisation.cd3-api")

# %% [markdown]
# You saw one of the conditions break: the ingredient table is worth little, but the allergy filter needs it. So it moves
# up in the best order. (The API's cost does not run evenly either; the practice sheet comes back to its date.)
#
# ## 3 · Must, should, could, won't
#
# *Friday, 11:30.* The spring release has a date. 23<!-- =wishes --> wishes lie on the table, each with a name on it.
# Annegret: “Single sign-on is in our contract.” Clara: “The chef is a Must.” Everything is a Must.

# %%
show("prioritisation.must-guess")

# %% [markdown]
# **[MoSCoW](00_glossary.ipynb#moscow)** (Dai Clegg, 1994) sorts what goes into one release with a fixed date: *[Must](00_glossary.ipynb#must)*, *[Should](00_glossary.ipynb#should)*, *[Could](00_glossary.ipynb#could)*,
# *[Won't have this time](00_glossary.ipynb#wont-have-this-time)*. The groups are not grades. They say what the team may leave out when a month goes badly.

# %%
show("prioritisation.everything-must")

# %% [markdown]
# The [DSDM](00_glossary.ipynb#dsdm) handbook of 2014 adds a rule: Must takes **at most 60 % of the effort**, and Could about 20 %.
# Could is the reserve. When a month goes badly, the team leaves it out, and each Must still arrives. More than 60 % is
# safe only where the estimates are accurate, the approach is understood, the team performs and risks are few.
#
# Here are the 23<!-- =wishes --> wishes as people asked for them. The line under each title says what happens **without** it.
# Bring Must below 60 %. Watch the warnings on the cards: the board also knows what a law, a contract, a date from outside
# or safety asks for.

# %%
explore("prioritisation.moscow")

# %%
look_back("prioritisation.must-guess")

# %% [markdown]
# **What it showed.** The rule counts work, not cards. At first ten<!-- =must.items:words --> of the 23<!-- =wishes --> cards stood in Must, and they were
# 64<!-- =must.share:.0f --> % of the work. What a Must needs is a Must too. People fight for Must because they have learned that
# the rest never comes. A Won't that somebody says aloud, with a reason, ends more fights than a Could that everybody
# hopes for.
#
# ---
# *Good place to stop. Your answers are kept. Next: the same eight ideas by five methods, and 60<!-- =backlog_size --> items that want into
# one release (13<!-- =minutes.3 --> minutes).*

# %% [markdown]
# ## 4 · Where the methods disagree
#
# <!-- sitting: where the methods disagree -->
#
# *Monday, 9:10.* Jonas has scored the eight ideas with every method he knows. He hoped that they would agree.
#
# You know RICE, and CD3 under its other name, WSJF. **[ICE](00_glossary.ipynb#ice)** takes the average of three points from 1 to 10: impact,
# confidence and ease. **[Value against effort](00_glossary.ipynb#value-against-effort)** divides one by the other. **SAFe's WSJF** divides like CD3, but uses
# points that a room agrees on (SAFe is a framework for many teams).

# %%
show("prioritisation.surprise")

# %% [markdown]
# Each line is an idea; first place is on top. Click a line, or choose an idea from the list. The sentence below the
# picture says which single number makes the difference.

# %%
explore("prioritisation.disagree")

# %%
look_back("prioritisation.surprise")

# %% [markdown]
# The talking chef keeps its place: it is last, or next to last, by all five. The others move. A PDF that is cheap
# and certain wins where nobody counts people. The API wins where waiting costs money.

# %%
show("prioritisation.four-winners")

# %% [markdown]
# ## 5 · A release that fits
#
# *Monday, 15:00.* Both squads have 12<!-- =room --> person-months for new work this quarter. 60<!-- =backlog_size --> items want to be among them.
# Inês: “Sort by value per effort, draw a line, go home.”

# %%
show("prioritisation.cut-guess")

# %% [markdown]
# While you pull **Capacity**, the best plan is worked out anew, with everything that its items need.
# *Only the plan* marks what sorting and cutting would miss. The second picture shows both at each capacity. Then set it
# to 12<!-- =room --> again and choose the talking chef under **Must be in**.

# %%
explore("prioritisation.release")

# %%
look_back("prioritisation.cut-guess")

# %% [markdown]
# This is the *[next release problem](00_glossary.ipynb#next-release-problem)* (Bagnall, Rayward-Smith and Whittley, 2001): the most value within a capacity, and
# nothing without what it needs. [Sorting and cutting](00_glossary.ipynb#sort-and-cut) finds the best plan at 16<!-- =cut.best_in --> of the 30<!-- =most_room --> capacities from 1 to 30<!-- =most_room -->, and
# reaches 98<!-- =cut.average:.0f --> % on average. At 12<!-- =room --> it reaches 93<!-- =release.cut_share:.0f --> %, at 13<!-- =cut.worst_room:.0f --> just 86<!-- =cut.worst:.0f --> %: the list does not tell you when it is
# wrong. The values stay estimates, so take the plan as a start for a talk. It is most useful for the price of a wish.

# %%
show("prioritisation.chef-pin")

# %% [markdown]
# ---
# *Good place to stop. Your answers are kept. Next: a no that holds, in your own words (12<!-- =minutes.4 --> minutes).*

# %% [markdown]
# ## 6 · Saying no
#
# <!-- sitting: saying no -->
#
# A no has four parts: the need you have heard, a decision that can't be misread, a fact that can be repeated, and
# another way. Write it for somebody who has already promised.

# %%
show("prioritisation.say-no")

# %% [markdown]
# **What it showed.** The list is not yet a decision. Prioritising is the no that follows from it, and the price that
# you can name.
#
# **For your portfolio:** this note to Viktor. It is kept with your answers.
#
# ## Monday morning
#
# - When two scores are close: “These are level. What would we have to learn to tell them apart, and what does that
#   cost?”
# - When somebody wants to go first: “What does a week of waiting cost, and how long does it block us?”
# - When something has to be in: “It can. This is what it costs, and this is what goes out.”

# %% [markdown]
# ## Do you have it?
#
# Two questions, without looking up.

# %%
show("prioritisation.close-call")

# %%
show("prioritisation.must-needs")

# %% [markdown]
# ---
# *Good place to stop: this was the lesson. Your answers are kept. Next, when you like: your own product (19<!-- =minutes.5 --> minutes), the
# practice sheet, or a closer look: more about the methods (13<!-- =minutes.6 --> minutes), ask people (13<!-- =minutes.7 --> minutes), weigh criteria
# (15<!-- =minutes.8 --> minutes).*

# %% [markdown]
# ## On your own product
#
# <!-- sitting: your own product, when you like -->
#
# Now the same with your own list. Bring in an export of your tracker (CSV, Excel or JSON), or take the sample first. You
# see what each column became before anything happens. It stays on this computer. About 19<!-- =minutes.5 --> minutes, or any other day.

# %%
explore("own.backlog")

# %% [markdown]
# **Score it.** Empty cells are asked for, never invented. Begin with the five ideas that people talk about most.
# Then pull the slider: how sure is your first place?

# %%
explore("prioritisation.own-score-table")

# %% [markdown]
# **Do the methods agree?** With the inputs of two methods filled in: whose rank moves most, and which number moves it?

# %%
explore("prioritisation.own-disagree")

# %% [markdown]
# **What may be missing?** Sort what somebody wants in the next release. Ask of each card: what happens without it?

# %%
explore("prioritisation.own-moscow")

# %% [markdown]
# **What fits?** With a value and an effort for each item: the best plan, and the price of a wish.

# %%
explore("prioritisation.own-release")

# %% [markdown]
# **Who waits?** If you know what a week of waiting costs, put your queue in order.

# %%
explore("prioritisation.own-queue")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next, when you like: more about the methods.

# %% [markdown]
# ## Closer look A · More about the methods
#
# <!-- sitting: closer look: more about the methods, when you like -->
#
# **ICE** needs no counts. It comes from growth teams around 2015 (Sean Ellis): points from 1 to 10 for impact, confidence
# and [ease](00_glossary.ipynb#ease). It is quick, and there are two ways to go wrong.

# %%
show("prioritisation.ease-effort")

# %%
show("prioritisation.ice-two-orders")

# %% [markdown]
# Both are in the score table of part 1, under *Method*. The simplest method of all uses two numbers, value and effort,
# and draws two lines.

# %%
show("prioritisation.quadrants")

# %% [markdown]
# People like to read too much into three numbers: a share, a ratio, and a sum of points.

# %%
show("prioritisation.must-share")

# %%
show("prioritisation.cd3-ratio")

# %%
show("prioritisation.points-money")

# %% [markdown]
# And one number goes the wrong way. In the release planner of part 5, pull **Capacity** from 12<!-- =room --> to 13<!-- =more_room -->.

# %%
show("prioritisation.more-room")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next, when you like: ask people.

# %% [markdown]
# ## Closer look B · Ask people
#
# <!-- sitting: closer look: ask people, when you like -->
#
# So far you have estimated what an idea does for people. You can also ask them. **[Kano](00_glossary.ipynb#kano-survey)** (1984) asks twice about each
# feature: how do you feel if it is there, and how do you feel if it is not? The pair of answers puts it into a group:
#
# - *[must-be](00_glossary.ipynb#must-be)*: people are angry without it and take it for granted;
# - *[one-dimensional](00_glossary.ipynb#one-dimensional)*: the more, the better;
# - *[attractive](00_glossary.ipynb#attractive)*: people are delighted with it, and nobody misses it;
# - *[indifferent](00_glossary.ipynb#indifferent)*: neither matters;
# - *reverse*: people don't want it;
# - *questionable*: the two answers contradict each other.

# %%
show("prioritisation.kano-guess")

# %% [markdown]
# In the grid, further right means: its absence hurts more people. Further up: its presence delights more people. Choose
# a segment. Then look into one feature: *Search leaves out what we are allergic to*, and after that *Suggestions learned
# from what we cook*.

# %%
explore("prioritisation.kano")

# %%
look_back("prioritisation.kano-guess")

# %%
show("prioritisation.kano-mode")

# %%
show("prioritisation.kano-worse")

# %% [markdown]
# The groups also age: what delights today is expected in a few years. Ask again.
#
# Anthony Ulwick's **[opportunity score](00_glossary.ipynb#opportunity-score)** (2002) looks at outcomes and not at features. Where is something important
# to people, and badly served?

# %%
show("prioritisation.opportunity")

# %% [markdown]
# A third way is to let people pay. In Luke Hohmann's **[buy-a-feature](00_glossary.ipynb#buy-a-feature)** (2006) four to eight people get play money for
# a part of the list. How large a part is your choice; advice goes from a third of all the prices to two thirds. The less
# there is, the more they have to talk. In the **[100-point test](00_glossary.ipynb#100-point-test)** everybody shares out points. Both show what
# people in that room want. They do not show value: whoever is absent pays nothing.

# %%
show("prioritisation.play-money")

# %% [markdown]
# **Good place to stop.** Your answers are kept. Next, when you like: weigh criteria.

# %% [markdown]
# ## Closer look C · Weigh criteria
#
# <!-- sitting: closer look: weigh criteria, when you like -->
#
# **[Weighted scoring](00_glossary.ipynb#weighted-scoring)** adds several criteria into one number. You bring each of them to a scale from 0 (worst) to 1
# (best), multiply it by its weight, and add. Two things decide everything: the weights, and the ends of the scales.

# %%
show("prioritisation.weighted")

# %%
show("prioritisation.late-guess")

# %% [markdown]
# Three ideas, three weights. Which weight must move, and how far, before another idea leads? Then put the talking chef
# on the list, and watch the first place.

# %%
explore("prioritisation.weights")

# %%
look_back("prioritisation.late-guess")

# %%
show("prioritisation.loser-decides")

# %% [markdown]
# Now choose *stated beforehand* for the ends of the scales, and add the chef again. This time it moves nobody.
#
# Where do weights come from? A simple way: imagine everything at its worst. Which single [swing](00_glossary.ipynb#swing-weight) to the best would you
# buy first? It gets 100 points, the others their share. Thomas Saaty's **[AHP](00_glossary.ipynb#ahp)** asks for weights in pairs, and works out
# how well the answers fit together.

# %%
show("prioritisation.ahp-ratio")

# %% [markdown]
# Ask Jonas again: change one of his six answers, so that the [ratio](00_glossary.ipynb#consistency-ratio) falls below 0.08. Then try another one. How far do
# the weights move?

# %%
explore("prioritisation.pairs")

# %% [markdown]
# One answer mends it. If “fewer leave” counts three times “less work”, the ratio falls from 0.19<!-- =consistency_ratio:.2f --> to 0.04<!-- =first_weight.ratio:.2f -->, and the
# weight of “fewer leave” rises from 0.44<!-- =first_weight.said:.2f --> to 0.52<!-- =first_weight.mended:.2f -->. The order of the four stays as it was. Talking about that one pair was
# worth more than a third decimal.

# %% [markdown]
# *Sources. Sean McBride, “RICE”, Intercom, 2016. Sean Ellis on ICE, about 2015. Donald Reinertsen,
# “The Principles of Product Development Flow”, 2009. W. E. Smith, 1956. Joshua Arnold, Black Swan Farming.
# Jason Yip, 2012 and 2024. DSDM Agile Project Framework handbook, 2014, chapter 10; Dai Clegg, 1994. P. Hilton, 2023.
# Bagnall, Rayward-Smith and Whittley, 2001. Kano and others, 1984; Berger and others, 1993; Chapman and Callegaro,
# 2022. Anthony Ulwick, 2002 and 2016. Luke Hohmann, 2006; Leffingwell and Widrig, 2003. Thomas Saaty, 1977 and 1980;
# Belton and Gear, 1983; von Winterfeldt and Edwards, 1986.*
