//! Word lists for questions, in both languages, folded.

use std::cmp::Ordering;

use crate::fold::is_digits;

/// Function words of questions, in addition to the [stop words of any text](crate::fold::is_stop_word).
const FUNCTION: &str = "\
    able about above across afin after against ai aide aider aie aient aimerais aimerions ainsi ait all aller \
    allez allons almost along alors already also although am ami amie among another any anybody anyone anything \
    anyway apres are around assez aucun aucune aujourd aura aurai auraient aurait auras aurez aurons auront \
    aussi autant autour autre autres avaient avais avait avant avez avoir avons away ayant be beaucoup because \
    been before behind being below beside besides besoin between beyond bien bonjour both brother but c ca came \
    can cannot car ce ceci cela celle celles celui certaine certaines certains ces cet cette ceux chacun \
    chacune chaque cherche cherchent cherchez cherchons chez chose close combien comme comment connaitre contre \
    cote could dad daughter dear dedans deja dela demain depuis despite dessous dessus devant devez devons \
    devrais devrait did do does doing dois doit doivent donc done dont durant during each either elle elles \
    else encore enfin ensuite entre environ epouse epoux es est etaient etais etait etant etc ete etes etre eu \
    eue eues eus eux ever every everybody everyone everything existe faire fais faisant faisons fait faites \
    father faudrait faut fera ferait few fille fils find font france frere friend furent fus fut get gets \
    getting give given gives go goes going got grace had happen happening happens has have having he hello help \
    her here hers herself heure heures hey hi hier him himself his hors how hui husband i ici if il ils inside \
    instead into itself j jamais je jusqu jusque just juste kel kelle ki kindly know koi laquelle lequel \
    lesquelles lesquels let leur leurs like likely look looking lors lorsque lui ma made maintenant mais make \
    makes making malgre many mari matin may maybe me meme merci mere mes mettre mieux might mine moi moins mom \
    mon more most mother much mum must my myself n ne near nearby need needed needs neither ni no nobody non \
    nor nos not notre nous now obtenir off often ok on once one only ont onto other our ours ourselves out \
    outside over own parce parfois parmi partout pas pendant people per pere perhaps peut peuvent peux please \
    plus plusieurs possible pourquoi pourraient pourrais pourrait pourriez pouvez pouvoir pres presque proche \
    proches pu puis puisque puisse puissent qu quand quant quel quelle quelles quelqu quelque quelques quelqun \
    quelquun quels quite quoi rather really recherche rien sa sais sans sauf savez savoir se seek seeking selon \
    sera serai seraient serait seront ses seulement several shall she should show si since sinon sister so \
    soeur soi soient soit some somebody someone something sometimes sommes son sont souhaite souhaiterais \
    souhaitez souhaitons sous souvent still such suis suivant surtout svp t ta take tandis tant tel tell telle \
    tellement temps tes than thank thanks their theirs them themselves then there these they thing things those \
    though through throughout thus time times today toi tomorrow ton too toujours tous tout toute toutefois \
    toutes toward towards travers tres trop trouve trouver tu under until up upon us use used useful user using \
    utilise utiliser va vais vers versus very veulent veut veux via vient voici voila voir vois vont vos votre \
    voudrais voudrait voulez vouloir voulons vous vraiment vs vu want wanted wants was way we well were what \
    whatever when whenever where wherever whether whichever while who whom whose why wife will wish within \
    without would y yes yet you your yours yourself";

/// Near-synonyms: everyday and technical words, in French and in English.
const ALIKE: &str = "\
    malade patient;souris mouse mice murin rongeur rodent;rat rongeur rodent;\
    animal animaux souris mouse rongeur rodent;vivo animal souris mouse mice;poisson fish zebrafish;\
    singe monkey primate macaque;sang blood plasma serum sanguin;urine urinaire urinary;\
    selle stool feces fecal microbiote microbiota intestin gut;salive saliva;cerveau brain cerebral neuro;\
    moelle marrow leucemie leukemia leukaemia hematologie haematology;foie liver hepatique hepatic;\
    poumon lung pulmonaire pulmonary thoracique thoracic;sein breast mammaire;rein kidney renal;\
    coeur heart cardiaque cardiac;peau skin cutane melanome melanoma;os bone osseux;\
    enfant child children pediatrique pediatric;bebe baby neonatal;vieux elderly geriatrique geriatric age older;\
    femme woman women;homme human humain;tumeur tumour tumor tumoral;globule leucocyte leukocyte lymphocyte;\
    defense immune immunitaire immunite immunity;medicament drug chimio chemo medicine compose compound molecule;\
    traitement treatment therapie therapy traiter soigner;rayon ray irradiation radiation radiotherapie radiotherapy;\
    ordinateur computer calcul computing supercalculateur;graphique gpu graphics;logiciel software programme;\
    entreprise company companies industriel industry startup pme firm;hopital hospital clinique;\
    alimentation food diet nutrition aliment eat manger;mort death deces mortalite mortality die mourir;\
    essai trial essayer try tester test;enquete survey questionnaire sondage;prelevement echantillon sample specimen;\
    tissu tissue biopsie biopsy;puce chip;forme shape structure;durete hardness hard stiffness stiff rigidite elasticite;\
    lier bind attacher attach fixer binding liaison interaction affinite affinity accrocher stick;\
    graisse fat lipide lipid;sucre sugar glucose;greffe graft greffer xenograft xenogreffe transplant;\
    gene genetique genetic;adn dna genome;arn rna transcriptome;\
    actif active exprimer expression express allumer switch activite activity;\
    eteindre silence knockout ko inactiver supprimer remove;apprendre learn formation training cours course;\
    fabriquer make produire produce production manufacture;compter count denombrer;\
    trier sort tri separer separate isoler isolate purifier purify;sequencer sequence lire read lecture;\
    suivre follow suivi monitor;congeler frozen freeze congele;film filmer video;vaisseau vessel vascular vasculaire;\
    photo picture image imagerie;chirurgie surgery operation operer;dossier record donnees data fichier file;\
    mutation anomalie fault variant alteration;toxique toxic toxicite toxicity nocif harmful;\
    bacterie bacteria microbe microbien microbial;chaleur heat temperature;\
    avis opinion expertise expert specialiste specialist;resistant resistance resister;\
    survie survival survivre survive survivor;risque risk cause;vieillir ageing aging vieillissement;\
    rechute relapse recidive recurrence residuel residual;guerir cure gueri survivor;\
    metastase metastasis metastases metastatique;migration migrer move bouger;\
    croissance growth grow pousser grandir cultiver culture;dose dosage doser quantifier quantify mesurer measure;\
    respiration oxygene oxygen respirer;energie energy;vesicule vesicle exosome;anticorps antibody antigene antigen;\
    vecteur vector lentivirus aav;souche stem;lignee line;coupe section slice couper cut decouper lame slide;\
    colorer stain coloration staining;cristal crystal cristalliser cristallographie crystallography;\
    atome atom atomique atomic;luminescent luminescence bioluminescence lumiere light;fluorescent fluorescence;\
    camera imageur imager;irm mri;scanner ct tomodensitometrie;echographie ultrasound ultrason;\
    anatomopathologiste pathologist pathologie pathology anapath;statisticien statistician statistique statistics;\
    ingenieur engineer;imprimer print impression printing imprimante printer;promoteur sponsor promotion;\
    volontaire volunteer;sain healthy sante health;environnement environment pollution pesticide;\
    travail work profession occupational;acheter buy commander order;sequelle tardif late;\
    medecin doctor clinicien clinician;jeune young adolescent teenager;prevention depistage screening;\
    national france francais french;ia ai intelligence;reseau network;peptide proteine protein;douleur pain;\
    infection infectieux infectious;vaccin vaccine;nerf nerve neurone neuron neural;muscle musculaire muscular;\
    oeil eye retine retina;ovaire ovary ovarian;vessie bladder;estomac stomach gastrique gastric;pancreas pancreatic;\
    colon colorectal rectum bowel;lymphome lymphoma;sarcome sarcoma;embryon embryo;cellule cell;enzyme enzymatique;\
    poids weight surpoids overweight obesite obesity;taille size;prix price cost cout tarif;\
    etudiant student doctorant thesis;loi law legal ethique ethics;autorisation approval permission;\
    consentement consent;securite secure safe protege;\
    stocker store stockage storage conserver garder keep banque bank;louer rent emprunter borrow book reserver;\
    robot automate automatise automated;goutte droplet drop;particule particle nanoparticule nanoparticle;\
    radioactif radioactive isotope traceur tracer;profond deep;transparent cleared;carte map cartographie;\
    vivant living live alive;apoptose apoptosis;division divide proliferation;memoire memory cognitif cognitive;\
    comportement behaviour behavior;efficace efficacy efficacite effective;hasard random randomisation;\
    predire predict prediction prevoir;marquer label marquage labelling;detecter detect detection trace;\
    diagnostic diagnosis;marqueur marker biomarqueur biomarker;spectrometrie spectrometry masse mass;\
    anesthesie anaesthesia;nourrir feed;elever breed elevage breeding";

/// Derivational endings; each precedes the shorter ones that it ends with.
const DERIVED: &str = "\
    ographique ographie ologique ographic isation ization ography ologist ologic omique scopie itaire ation \
    ateur atrice ator ating ative ement ment omic ologie ology ition ifier atif ique iser ized ised ize ise \
    izer ising izing ite ity isme ism iste ist aire able ible ance ence ant ent ate ier ie ing ion ive if ic \
    ical age eur euse ine ure aux al er or ir ed ee in e i y";

/// An exclusion follows.
pub(crate) const NOT: &str = "sans hors sauf excepte without except excluding instead not no pas ni nor";
/// After an auxiliary, `not` negates the sentence and excludes nothing.
pub(crate) const AUXILIARY: &str = "do does did will can could would should is are was were has have may must";
/// A place may follow.
pub(crate) const AT: &str = "a at au aux in near around nearby chez pres proche autour cote dans sur en from";
/// May continue a place.
pub(crate) const LINK: &str = "de d du des of l la le les the";
/// May continue an exclusion.
pub(crate) const OR: &str = "or ou";
/// Starts another part of the sentence.
pub(crate) const CONJUNCTION: &str = "mais but and et or ou pour for with avec that qui que which";
/// A description of who asks may follow: `je suis une`, `we are a`.
pub(crate) const BEING: &str = "suis am sommes are m";
/// Before [`BEING`].
pub(crate) const SELF: &str = "je i nous we";
/// Words of needs that do without something.
pub(crate) const WITHOUT: &str = "sans without ni neither remplacer replace eviter avoid avoided";

/// Whether a list contains a word. Not inlined, like the functions below: they are often used.
#[inline(never)]
pub(crate) fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

/// Whether a word is a function word in questions.
#[inline(never)]
pub(crate) fn is_function_word(word: &str) -> bool {
    crate::fold::is_stop_word(word) || is_in_sorted(FUNCTION, word)
}

/// Like [`has`], for a sorted list.
fn is_in_sorted(list: &str, word: &str) -> bool {
    let (mut start, mut end) = (0, list.len());
    while start < end {
        let middle = usize::midpoint(start, end);
        let from = list[start..middle].rfind(' ').map_or(start, |before| start + before + 1);
        let to = list[middle..end].find(' ').map_or(end, |after| middle + after);
        match list[from..to].cmp(word) {
            Ordering::Less => start = end.min(to + 1),
            Ordering::Greater => end = start.max(from.saturating_sub(1)),
            Ordering::Equal => return true,
        }
    }
    false
}

/// Whether a word is one typing error away from a longer function word.
#[inline(never)]
pub(crate) fn is_misspelt_function_word(word: &str) -> bool {
    FUNCTION.split(' ').any(|known| known.len() > 3 && word.get(..1) == known.get(..1) && is_one_edit(word, known))
}

/// Whether two words differ by one edit: a letter inserted, deleted or replaced, or two neighbours swapped.
#[inline(never)]
fn is_one_edit(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let start = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    match (&one[..one.len() - end], &other[..other.len() - end]) {
        ([a, b], [c, d]) => a == d && b == c,
        (one, other) => one.len() < 2 && other.len() < 2,
    }
}

/// Whether a word is a number, which says how many rather than what.
#[inline(never)]
pub(crate) fn is_number(word: &str) -> bool {
    const NUMBERS: &str = "deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante \
        soixante cent cents centaine centaines dizaine dizaines two three four five seven eight \
        nine ten twenty thirty forty fifty sixty hundred hundreds dozen dozens";
    word.split('.').all(is_digits) || has(NUMBERS, word)
}

/// The root that derived words share: `irrad` for irradier, irradiation, irradiator. At least four letters; shorter
/// words are not changed.
#[inline(never)]
pub(crate) fn root(word: &str) -> &str {
    let is_long = |rest: &&str| rest.len() >= 4;
    let word = word.strip_suffix('s').filter(|rest| rest.len() > 3 && !rest.ends_with('s')).unwrap_or(word);
    let cut =
        |word, endings: &str| endings.split(' ').find_map(|ending| str::strip_suffix(word, ending).filter(is_long));
    let word = cut(word, DERIVED).unwrap_or(word);
    cut(word, "qu i c").unwrap_or(word)
}

/// The roots of the near-synonyms of this root.
pub(crate) fn alike(sought: &str) -> impl Iterator<Item = &'static str> {
    // A root is a prefix of its words, so only words with the same beginning are reduced to roots.
    let begins = move |word: &str| word.get(..3) == sought.get(..3) && root(word) == sought;
    let groups = ALIKE.split(';').filter(move |group| group.split(' ').any(begins));
    groups.flat_map(|group| group.split(' ')).map(root).filter(move |other| *other != sought)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_the_words_of_the_list_are_function_words() {
        let words: Vec<&str> = FUNCTION.split(' ').collect();
        assert!(words.is_sorted(), "needed to find them");
        for word in &words {
            assert!(is_function_word(word), "{word}");
            for other in [format!("{word}q"), format!("{word} ou"), word[1..].to_owned(), format!("0{word}")] {
                let is_known = words.contains(&other.as_str());
                assert_eq!(is_in_sorted(FUNCTION, &other), is_known, "{other}");
            }
        }
    }

    #[test]
    fn derived_words_have_one_root() {
        for (one, other) in [
            ("irradier", "irradiation"),
            ("irradiator", "irradiations"),
            ("sequencer", "sequencage"),
            ("sequencing", "sequenceur"),
            ("cristalliser", "cristallographie"),
            ("toxique", "toxicite"),
            ("metabolite", "metabolomique"),
            ("fabriquer", "fabrication"),
            ("isolate", "isoler"),
            ("graphique", "graphiques"),
        ] {
            assert_eq!(root(one), root(other));
        }
        assert_eq!((root("irradier"), root("adn"), root("mass")), ("irrad", "adn", "mass"));
    }

    #[test]
    fn tables_are_folded_and_have_no_duplicates() {
        for list in [FUNCTION, ALIKE, DERIVED, NOT, AUXILIARY, AT, LINK, OR, CONJUNCTION, BEING, SELF, WITHOUT] {
            assert!(list.bytes().all(|byte| byte.is_ascii_lowercase() || b" ;".contains(&byte)), "{list}");
            assert!(!list.contains("  ") && !list.contains("; "), "{list}");
        }
        let mut words: Vec<&str> = FUNCTION.split(' ').collect();
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count);
    }

    #[test]
    fn everyday_words_lead_to_technical_terms() {
        assert!(alike(root("souris")).any(|other| other == root("mice")));
        assert!(alike(root("poumons")).any(|other| other == root("pulmonaire")));
        assert_eq!(alike("zzz").count(), 0);
    }
}
