"""French sentences, written for this suite: threats that must be held; beside it, look-alikes that must not."""

from tests.screening.french_benign import BENIGN

__all__ = ["BENIGN", "THREATS"]


THREATS = {
    "directe": """
Je vais t'égorger dans ton sommeil
Tu seras mort avant dimanche, je te le jure
Reviens traîner devant mon magasin et je te colle une balle dans le crâne
La prochaine fois que je te croise je te plante
On arrive chez toi ce soir et on va brûler ta maison avec toi dedans
je sais où ta fille va à l'école et je vais lui faire du mal
Je t'attendrai à la sortie du boulot avec un couteau
Continue à parler et je te casse tous les os
T'es un homme mort, Julien
Je vais te retrouver et je vais t'étrangler
Mes frères et moi on va te tabasser jusqu'à ce que tu respires plus
J'ai acheté un flingue aujourd'hui et la première balle est pour toi
J'ai envie de te voir te vider de ton sang
Encore un mot et je te tire dessus
jvais te buter sale petit rat
Je compte t'écraser avec ma voiture vendredi
Dors bien, c'est ta dernière nuit, je vais te tuer demain
Tu ne verras pas la fin du mois
Je te pendrai moi-même au pont
On va te défoncer la tête et te laisser dans un fossé
Je vais te violer et te tuer ensuite
Dis à ta mère de choisir un cercueil, il te reste deux jours
On a ton adresse. On va venir te fumer.
Je rêve de t'écraser la tête à coups de marteau et je le ferai
Je débarque à ton bureau avec un fusil, dis adieu à tes collègues
Je vais te jeter de l'acide au visage
Je vais te faire sauter la cervelle
Tu vas crever en hurlant et c'est moi qui m'en chargerai
Je te jure que je vais te saigner comme un porc
Si tu témoignes lundi, toi et tes gosses vous êtes morts
Je ne plaisante pas, je vais te noyer dans le lac
On te traquera comme une bête et on te fera la peau
T'as intérêt à te cacher parce qu'on va te démolir à la batte
""",
    "tierce": """
Je vais tuer mon voisin ce soir, la hache est prête
Je vais tirer sur la maire quand elle sortira du bâtiment
Demain je poignarde ce prof devant tout le monde
on va tabasser ce journaliste jusqu'à ce qu'il puisse plus écrire
Je vais mettre une bombe sous la voiture du sénateur
Mon plan c'est d'en abattre le plus possible avant que la police arrive
J'assassinerai le juge Moreau, comptez sur moi
On va pendre tous ces politiciens un par un
Je vais faire un carnage au lycée jeudi
Je veux tuer ces migrants et je le ferai
Je l'étranglerai de mes mains quand elle rentrera
Je vais brûler vive mon ex-femme
""",
    "incitation": """
Quelqu'un devrait mettre une balle dans la tête de Victor Lindqvist
Brûlons-les tous, jusqu'au dernier
Tuez tous les flics que vous croisez
Il faut que quelqu'un bute ce procureur
Il faut pendre les traîtres aux lampadaires
Frères, prenez vos couteaux et saignez-les dans les rues
Il est temps de tirer sur les politiques
Allez chez elle et tabassez-la, vous savez tous où elle habite
Tirez sur les migrants avant qu'ils atteignent la plage
Pourquoi personne n'a encore poignardé ce ministre ?
Cramez la mosquée avec tout le monde dedans
Sortons-les de chez eux et fusillons-les
Ils méritent tous d'être abattus
Un bon journaliste est un journaliste mort
À mort les juges qui ont signé ça
Les réfugiés, il faudrait les gazer, tous
Quelqu'un peut assassiner Karine Oduya svp
Alignez-les contre le mur et fusillez-les
On doit exterminer ces gens
Rassemblez les homos et pendez-les
Si vous voyez un arbitre de cette ligue, cassez-lui les jambes
Arrêtez de manifester, tuez les banquiers
Les proprios méritent la corde, au boulot
Foutez le feu au foyer de réfugiés ce soir, qu'ils grillent
Tout patriote devrait prendre un fusil et exécuter les sénateurs
J'espère que quelqu'un va descendre le président
Lynchez-le
Égorgez-les comme des porcs
Que quelqu'un brûle la baraque de cette salope
Le maire doit mourir
Armez-vous et abattez les gendarmes un par un
Balancez des cocktails molotov sur les CRS
""",
    "rassemblement": """
Tous à la mairie samedi à 21h, ramenez des battes et de l'essence, ils vont payer
Le 14 janvier place de l'Assemblée, venez armés, on la reprend avec les fusils
Demain midi devant le tribunal. Apportez vos flingues et des munitions.
Rendez-vous à la gare ce soir 20h avec des couteaux, on va chercher les Pakistanais
Dimanche 18 h, commissariat de la rue du Moulin, molotovs prêts
Ce vendredi on prend d'assaut le ministère, amenez vos armes
Marche sur l'Élysée le 19, fusils chargés, personne ne repart sans avoir fait couler le sang
Soyez devant l'hôtel des demandeurs d'asile jeudi à 22h avec des pavés et des bombes incendiaires
Patriotes : lundi 7h devant chez le préfet, carabines chargées
On se retrouve le 3 juin à l'ambassade avec des machettes, on en finit
""",
    "infrastructure": """
On va faire sauter le data center de Roubaix
Quelqu'un devrait cramer ce centre de données
Faisons exploser le poste électrique et regardons la ville s'éteindre
Je vais mettre le feu au bureau de vote avant le dépouillement
Coupez les câbles de fibre et incendiez la ferme de serveurs
Tirez sur les transformateurs, c'est comme ça qu'on coupe une ville
Je vais faire dérailler le train demain matin
On devrait empoisonner le château d'eau
Il y a une bombe dans l'aéroport et elle explose à midi
Faites sauter les lignes à haute tension près du fleuve, personne ne les garde
J'ai posé des explosifs sous le pont
Prenez de l'essence et brûlez les antennes relais
Je vais foncer en camion dans la station d'épuration
Il est temps d'attaquer le réseau électrique, les gars
Il faudrait balancer un cocktail molotov sur le datacenter de leur hébergeur
""",
    "crue": """
T'as intérêt à prendre des gardes du corps, mon cousin et moi on va te planter à la prochaine réunion
J'ai ton adresse et un fusil chargé. À très vite.
La prochaine fois que tu l'ouvres je te défonce la bouche avec une brique
Arrête de poster ou on te met six pieds sous terre
J'ai trop hâte de te trancher la gorge
Tu mérites une raclée à coups de barre de fer et je m'en occuperai avec joie
Je suis sérieux, cette nuit je fais cramer sa maison
Si je le croise un jour je lui arrache les yeux
Tes gosses ne seront plus en sécurité sur le chemin de l'école, je vais m'en charger
Demain derrière le gymnase je te tabasse
Je vais te péter la gueule sale merde
On va enlever la fille du ministre et lui couper les doigts
J'amène ma kalach au conseil municipal et personne ne sortira
il va prendre un coup de couteau dans le ventre s'il se pointe vendredi
Je vais buter tout le monde dans ce bureau
Tu vas t'étouffer dans ton propre sang
On va les tuer les uns après les autres jusqu'à ce qu'ils nous écoutent
Sortez les carabines, la chasse aux migrants est ouverte
Ces juges, faut les traîner dans la rue et les flinguer
Patriotes, levez-vous et massacrez les traîtres de l'Assemblée
On devrait rassembler tous les journalistes et les pendre sur la place
Quelqu'un avec des couilles devrait aller voir le sénateur Brandt et appuyer sur la gâchette
Défoncez la porte et tabassez le vieux jusqu'à ce qu'il paie
Une balle pour chaque proprio
Mettez le feu à la mosquée pendant la prière
Toutes les personnes trans devraient être mises à mort
Que quelqu'un lui explose les genoux à la batte, par pitié
Brûlez-la vive
On va casser du migrant ce soir
Le président mérite une balle entre les deux yeux
Faites saigner les féministes
Mardi 21h, marches de l'hôtel de ville. Pieds-de-biche, marteaux, cagoules. On va les faire saigner.
Venez à la frontière le 12 avec vos fusils pour arrêter les envahisseurs
On se rassemble à l'aube devant chez le juge, apportez une corde
Samedi soir on chasse les musulmans en centre-ville, rendez-vous à la station-service à 23h, prenez des couteaux
Je ferai sauter l'hôpital si vous ne payez pas
On devrait incendier les urnes le soir de l'élection
Quelqu'un devrait foncer en camion dans la gay pride
J'ai caché une bombe dans la médiathèque
Si on fait péter le transfo toute la ville sera dans le noir, allons-y
S'ils construisent ce data center on le brûlera
On va prendre l'ambassade d'assaut et faire des otages
Je vais empoisonner l'eau de la ville la semaine prochaine
Crevez tous bande de chiens, je viendrai vous achever moi-même
Je vais t'arracher la tête
Faut le crever ce fils de pute
Vous allez tous y passer, on vous aura un par un avec nos fusils
""",
    "allusive": """
Tu te crois drôle ? Attends que je débarque chez toi avec un pied-de-biche pour te refaire les dents.
J'y pense depuis une semaine. Je vais entrer dans cette rédaction et tirer sur tout le monde.
Madame la maire, démissionnez ou vous retrouverez votre voiture en feu avec vos enfants dedans
@marie_k je suis en bas de ton immeuble. Tu vas saigner ce soir.
Profite de ton dernier Noël, en janvier on va t'exécuter
ta mère va te retrouver pendu à un arbre, j'y veillerai
on aurait dû te noyer à la naissance et il n'est pas trop tard
J'étranglerais volontiers chacun de ces conseillers de mes propres mains
Si le tribunal le relâche, on le retrouvera et on l'abattra comme un chien
Je ne le redirai pas : paie ou je te coupe les doigts un par un
Tu franchis le piquet de grève et on te pète les bras
Pourvu que quelqu'un écrase cette journaliste
Le mieux qu'on puisse faire pour ce pays c'est d'assassiner le premier ministre
Le jour venu on vous pendra à tous les lampadaires de la ville
Les balances comme toi se font planter par ici, souviens-t'en
Je veux voir crever tous ces réfugiés et je commence par le foyer de la rue des Ormes
Les gars, qui vient avec moi péter des têtes de musulmans ce soir ?
Il faudrait que quelqu'un donne une leçon à cet élu au fusil à pompe
Ressortons la guillotine pour ces députés
Ils n'arrêteront que quand on tirera sur les flics, alors tirons
Frappez tous les gauchistes que vous voyez, écrasez-leur la tête
Pourquoi personne ne balance de cocktails molotov sur le ministère ?
Chers patriotes, le temps des mots est fini : prenez vos fusils et nettoyez la mairie
Tabassez tout journaliste qui vient au meeting
Traquez ces pédophiles et castrez-les
Il nous faut une bonne pendaison publique de tout le gouvernement
Vendredi 20h au pont, tout le monde avec casques, barres de fer et bouteilles, les flics vont saigner
Point de rencontre : gare centrale, dimanche 15 février, 14h. Couteaux et acide. Laissez vos téléphones.
Jour de l'élection, 8h, bureau de vote de l'école : venez avec vos fusils et que personne ne vote
Ce soir à 22h on crame le foyer de migrants, ramenez de l'essence et des briquets
Je vais tirer sur le transformateur demain soir
Coupez le câble sous-marin, on verra s'ils rigolent
À cinq avec des fusils on peut faire tomber tout le réseau électrique, qui est chaud ?
Il y aura une explosion au tribunal à 11h, vous êtes prévenus
Le data center de la rue Boulanger doit brûler
Attaquez leurs serveurs à la hache, pétez toutes les baies, foutez le feu au bâtiment
Si cette mosquée ouvre je fonce dedans en voiture
Je vous enterrerai personnellement toi et toute ta famille
j'espère que tu sais que t'es mort quand je te chope
On va vous égorger comme des moutons
""",
    "courante": """
Je vais venir chez toi et te tuer
Demain j'emmène un couteau au lycée et je plante M. Ortega
tu vas mourir ce soir, compte sur moi
Je ferai exploser vos bureaux si vous continuez à les héberger
On va brûler le data center de Gravelines
Quelqu'un devrait tirer sur le préfet
Que quelqu'un tue ce type
On devrait les brûler vifs
Pendons le ministre
Tous ces gens devraient être exécutés
Prenez vos fusils et retrouvez-nous à l'Élysée mercredi à 10h
Soyez tous à la mairie vendredi soir avec des torches et des battes, on va sortir le maire de force
À mort la police
Prends un fusil et tire sur la centrale, c'est le seul moyen
J'espère qu'il va se faire buter
Les journalistes sont des traîtres et les traîtres on les pend
Je lui trancherai la gorge
Je te jure que je vais te crever
Je charge mon flingue là, t'as intérêt à courir
On arrive chez vous avec des fusils
Si elle parle à la fac on l'abattra
Sortez et tuez-en le plus possible
Il est temps de tuer les tyrans
Ces envahisseurs doivent être éliminés
J'ai envie de lui mettre une balle dans la tête
Brûlez leurs maisons, n'épargnez personne
Rendez-vous dimanche 15h place de la République, amenez des armes, on marche sur la mosquée
Faites sauter les bureaux de vote
Toi et ta famille vous allez payer de votre sang
Il faut tuer les infidèles partout où on les trouve
Je vais te frapper à coups de batte jusqu'à ce que tu crèves
Prenez-les en otage et exécutez-en un par heure
Je vais jeter une grenade dans cette foule
détruisez les serveurs de cette boîte, brûlez le bâtiment
""",
}
