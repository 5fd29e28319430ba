"""English sentences, written for this suite: threats that must be held; beside it, look-alikes that must not."""

from tests.screening.english_benign import BENIGN

__all__ = ["BENIGN", "THREATS", "sentences"]


THREATS = {
    "direct": """
I am going to cut your throat in your sleep
You will be dead before the weekend, I promise you that
Come near my shop again and I will put a bullet in your skull
I swear I'm gonna stab you the next time I see you
We are coming for you tonight and we will burn your house with you in it
i know where your daughter goes to school and i will hurt her
I'll be waiting outside your work with a knife
Keep talking and I'll break every bone in your body
You're a dead man walking, Thomas
I will find you and I will strangle you
My brothers and I will beat you until you stop breathing
I bought a gun today and your name is on the first bullet
I want to watch you bleed out on the floor
One more word and I shoot you in the face
gonna slit ur throat u little rat
I'm planning to run you over with my truck on Friday
Sleep with one eye open because I am going to murder you
You won't live to see the end of the month
I will personally hang you from the bridge
We'll smash your teeth in and leave you in a ditch
I'm going to rape you and then kill you
Tell your mother to pick a coffin, you have two days left
We know your address. We are going to come over and shoot you.
I'd love to crush your head with a hammer and one day I will
I'm coming to your office with a rifle, say goodbye to your colleagues
I will throw acid in your face
I'll blow your brains out
You are going to die screaming and I will be the one doing it
Next time you walk home alone I will jump you and beat you to death
I'm going to poison your dog and then you
If you testify on Monday, you and your kids are dead
I'm not joking, I will drown you in that lake
We will hunt you down like an animal and skin you
""",
    "third": """
I'm going to kill my neighbour tonight, I have the axe ready
I will shoot the mayor when she comes out of the building
Tomorrow I am going to stab that teacher in front of everyone
we are gonna beat that journalist until he can't write anymore
I'm gonna put a bomb under the senator's car
My plan is to shoot as many of them as I can before the police arrive
I will murder Judge Hartley, count on it
We're going to hang every one of those politicians
I'm going to shoot up my school on Thursday
I want to kill those immigrants and I will
I'll strangle her with my bare hands when she gets home
I'm going to burn my ex-wife alive
""",
    "incitement": """
Someone should put a bullet in Victor Lindqvist's head
Let's burn them all, every last one
Kill every cop you meet
Somebody needs to shoot that prosecutor
We must hang the traitors from the lampposts
Brothers, take your knives and gut them in the streets
It is time to start shooting politicians
Go to her house and beat her up, you all know where she lives
Shoot the migrants before they reach the beach
Why hasn't anyone stabbed this minister yet?
Burn the mosque down with everyone inside
Let us drag them out of their houses and shoot them
They all deserve to be shot
The only good journalist is a dead journalist
Death to the judges who signed this
Refugees should be gassed, all of them
Can somebody please murder Karen Oduya already
Line them up against the wall and shoot them
We need to exterminate these people
Round up the gays and hang them
If you see a referee from that league, break his legs
Don't just protest, kill the bankers
Landlords deserve a rope, make it happen
Set fire to the refugee shelter tonight, let them roast
Every patriot should take a rifle and execute the senators
I hope someone shoots the president
Lynch him
Slaughter them like pigs
Someone burn this bitch's house down
The mayor must die
Arm yourselves and take out the officers one by one
Throw petrol bombs at the cops
""",
    "assembly": """
Everyone to the town hall on Saturday at 9pm, bring bats and petrol, they will pay
January 14, parliament square, come armed, we are taking it back with rifles
Tomorrow at noon in front of the courthouse. Bring guns and ammo.
Meet at the station at 8 tonight with knives, we are going after the Pakistanis
Sunday 6 pm, police station on Mill Road, molotovs ready
This Friday we storm the ministry, bring your weapons
March on the capitol on the 19th, lock and load, no one leaves without blood
Be at the asylum hotel Thursday 10pm with bricks and firebombs
All patriots: Monday 7am outside the governor's house, rifles loaded
Gather on June 3rd at the embassy with machetes, we end this
""",
    "infrastructure": """
We are going to bomb the data centre in Dublin
Someone should burn down that data center
Let's blow up the substation and watch the city go dark
I will set fire to the polling station before they can count
Cut the fibre cables and torch the server farm
Shoot at the transformers, that's how you shut down a town
I'm going to derail the commuter train tomorrow
We should poison the reservoir
There is a bomb in the airport and it goes off at noon
Blow up the power lines near the river, they have no guards
I planted explosives under the bridge
Grab some petrol and burn the cell towers
I'll drive a truck into the water treatment plant
Time to attack the power grid, brothers
Somebody ought to firebomb their hosting company's data centre
""",
    "blunt": """
You better hire bodyguards, because my cousin and I are going to stab you at the next meeting
I have your address and a loaded shotgun. See you soon.
Next time you open your mouth I will smash it with a brick
Stop posting or we'll put you in the ground
I can't wait to slit your throat
You deserve to be beaten with a pipe and I'd happily do it
I'm serious, tonight I'm burning her house to the ground
If I ever meet him I will gouge his eyes out
Your kids won't be safe walking to school anymore, I will make sure of it
Gonna beat the living hell out of you tomorrow behind the gym
I'll cave your face in, you piece of garbage
My finger is on the trigger and you are the target
We are going to kidnap the minister's daughter and cut her fingers off
I am bringing my AR-15 to the council meeting and nobody is walking out
he will get a knife in his stomach if he shows up on Friday
I'm gonna murder every single person in that office
I'll make you choke on your own blood
We will kill them one after another until they listen
Fetch your rifles, it's open season on immigrants
These judges ought to be dragged into the street and shot
Patriots, rise up and slaughter the traitors in parliament
Stone the adulteress
We should round up all the journalists and hang them in the square
Someone with balls should walk up to Senator Brandt and pull the trigger
Kick the door in and beat the old man until he pays
Nobody would cry if somebody cut that prosecutor's throat, just saying, do it
Put a bullet in every landlord
Set the mosque on fire during prayers
Every trans person should be put to death
Somebody take a baseball bat to her knees, please
Burn the witch alive
Let's beat some immigrants tonight
The president needs a bullet to the head
Make the feminists bleed
Whoever kills the chancellor is a hero and should be next in line for a medal
Tuesday 21:00, city hall steps. Crowbars, hammers, masks. We make them bleed.
Come to the border on the 12th with your guns and stop the invaders
We assemble at dawn outside the judge's home, bring rope
Saturday night we hunt Muslims downtown, meet at the gas station at 11, bring knives
I will blow up the hospital if you don't pay
Time to derail some trains, who has bolts and a grinder?
Let's firebomb the ballot drop boxes on election night
Someone should drive a truck through the pride parade
I hid a pipe bomb in the library
Take out the substation and the whole town goes dark, rifles will do
If they build that data centre we will burn it to the ground
We're gonna storm the embassy and take hostages
I'm going to poison the city's water supply next week
""",
    "allusive": """
So you think you're funny? Wait until I show up at your flat with a crowbar and rearrange your teeth.
Been thinking about it all week. I'm going to walk into that newsroom and shoot everyone.
Ms Albright, resign or you'll find your car on fire with your children inside
@maria_k I'm outside your building. You're going to bleed tonight.
Enjoy your last Christmas, because in January we are going to execute you
your mother's going to find you hanging from a tree, I'll see to that
we should have drowned you at birth and we still might
I would gladly strangle every one of these councillors with my own hands
If the court lets him walk, we will hunt him and put him down like a dog
I'm not asking again: pay up or I'll chop off your fingers one by one
You cross that picket line and we break your arms
I pray somebody runs that journalist over
The best thing anyone could do for this country is to assassinate the prime minister
When the day comes we will hang you people from every lamp post in town
Snitches like you get stabbed around here, remember that
I want every last one of these refugees dead, and I'm ready to start with the hostel on Elm Street
Lads, who's coming with me to kick some Muslim heads in tonight?
Someone needs to teach that councillor a lesson with a shotgun
Bring back lynching for these criminals in parliament
They won't stop until we start shooting back at the police, so let's shoot
Punch every leftist you see, stamp on their heads
Why is nobody throwing petrol bombs at the ministry yet?
Dear patriots, the time for words is over: pick up your rifles and clean out city hall
Beat up any journalist who shows up at the rally
Hunt these paedophiles down and castrate them
We need a good old fashioned public hanging of the whole cabinet
Friday 20:00 at the bridge, everybody with helmets, iron bars and bottles, the pigs will bleed
Meeting point: Central Station, Sunday 15 Feb, 2 pm. Knives and acid. Leave your phones at home.
Election day, 8 am, polling station at the school: come with your guns and let no one vote
Tonight at ten we torch the migrant hostel, bring petrol and lighters
I'm gonna shoot up the substation tomorrow night
Cut the undersea cable and see how they like it
We could take out the whole grid with five guys and rifles, who's in?
There will be an explosion at the courthouse at 11, you have been warned
The data centre on Baker Road must burn
Attack their servers with axes, smash every rack, set the building alight
Put sugar in their diesel and fire to their warehouses, comrades
If they open that mosque I'll drive a car into it
I will personally put you and your whole family six feet under
i hope u know ur dead when i catch u
""",
    "usual": """
I'm going to come to your house and kill you
Tomorrow I'm bringing a knife to school and I will stab Mr. Ortega
you will die tonight, count on it
I will bomb your offices if you keep hosting them
We're going to burn down the data center in Ashburn
Somebody should shoot the governor
Someone please kill this guy
We should burn them all alive
Let's hang the vice president
All of these people should be executed
Get your guns and meet us at the capitol on Wednesday at 10
Everyone be at city hall Friday night with torches and bats, we'll drag the mayor out
Kill the police
Grab a rifle and shoot up the power station, it's the only way
I hope he gets shot
Journalists are traitors and traitors must be hanged
I'll slit her throat
I swear to god I will end your life
I'm loading my gun right now, you better run
We're coming to your home with guns
If she speaks at the university, we will shoot her
Go out and kill as many of them as you can
It's time to kill the tyrants
These invaders need to be wiped out
I want to put a bullet through his head
Burn their houses, spare nobody
Meet Sunday 3pm at Union Square, bring weapons, we march on the mosque
Bomb the polling stations
You and your family will pay with blood
We must kill the infidels wherever we find them
I'm gonna beat you with a bat till you're dead
Take them hostage and execute one every hour
I will throw a grenade into that crowd
destroy the servers of that company, burn the building
""",
}


def sentences(kinds: dict[str, str]) -> list[tuple[str, str]]:
    """Each sentence with its kind."""
    return [(kind, sentence) for kind, block in kinds.items() for sentence in block.strip().splitlines()]
