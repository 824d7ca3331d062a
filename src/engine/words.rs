//! Words as questions use them, in both languages, folded: tables.

/// Words that say nothing about what is sought in a question, beside [those of any text](crate::fold::is_empty_word).
const FUNCTION: &str = "\
    ai aide aider aimerais ainsi aujourd alors apres aucun aucune aussi autour autre autres avant avez avoir avons \
    besoin bien bonjour but c ca car ce cela celle celles celui ces cet cette ceux chez chose comme comment \
    combien connaitre contre cote dedans demain depuis devrais doit dois donc dont elle elles entre es est etes etre eux \
    existe faire fais fait faites faut faudrait font grace heure heures hier hors hui ici il ils j je jusque juste kel kelle ki koi \
    lequel laquelle lesquelles lesquels leur leurs lors lorsque lui ma mais matin me meme merci mes mettre mieux moi \
    moins mon n ne ni non nos notre nous obtenir on ont parce pas pendant peut peuvent peux plus plusieurs \
    pourquoi pourrais pourrait pourriez pouvez pouvoir pres proche proches pu puis puisque qu quand quel \
    quelle quelles quelqu quelque quelques quels quoi recherche rien sa sais sans sauf savoir savez se selon \
    sera serait ses si sinon soit sommes son sont sous souhaite souhaiterais suis suivant t ta tel telle temps tes \
    toi ton toujours tous tout toute toutes tres trop trouver trouve tu utiliser utilise va vais vers veux \
    veut voici voila vois voir voudrais voudrait voulez voulons vos votre vous vraiment vu y able about all \
    already also am any anybody anyone anything are around be because been before being between both came can \
    cannot close could did do does doing done during each either else ever every few find get gets getting \
    give given gives go goes going got had has have having he hello help her here hers him his how i if into \
    just know let like likely looking look made make makes making many may might mine more most much must my \
    near nearby need needed needs no nobody nor not now off ok once one only onto other our ours out over own \
    people please possible rather seek seeking she should show so some somebody someone something still such take \
    tell than thank thanks their theirs them then there these they thing things those time times today tomorrow through too toward \
    towards under until up upon us use used useful user using very via want wanted wants was way we well were \
    what when where whether while who whom whose why will wish within without would yes yet you your yours";

/// Words that mean much the same: in everyday and in learned language, in French and in English.
const ALIKE: &str = "\
    malade patient;souris mouse mice murin rongeur rodent;rat rongeur rodent;\
    animal animaux souris mouse rongeur rodent;vivo animal souris mouse mice;poisson fish zebrafish;singe monkey primate macaque;\
    sang blood plasma serum sanguin;urine urinaire urinary;\
    selle stool feces fecal microbiote microbiota intestin gut;salive saliva;cerveau brain cerebral neuro;\
    moelle marrow leucemie leukemia;foie liver hepatique hepatic;poumon lung pulmonaire pulmonary;\
    sein breast mammaire;rein kidney renal;coeur heart cardiaque cardiac;peau skin cutane;os bone osseux;\
    enfant child children pediatrique pediatric;bebe baby neonatal;\
    vieux elderly geriatrique geriatric age older;femme woman women;homme human humain;\
    tumeur tumour tumor tumoral;globule leucocyte leukocyte lymphocyte;\
    defense immune immunitaire immunite immunity;medicament drug medicine compose compound molecule;\
    traitement treatment therapie therapy traiter soigner;\
    rayon ray irradiation radiation radiotherapie radiotherapy;\
    ordinateur computer calcul computing supercalculateur;graphique gpu graphics;logiciel software programme;\
    entreprise company companies industriel industry startup pme firm;hopital hospital clinique;\
    alimentation food diet nutrition aliment eat manger;mort death deces mortalite mortality die mourir;\
    essai trial;enquete survey questionnaire sondage;prelevement echantillon sample specimen;\
    tissu tissue biopsie biopsy;puce chip;forme shape structure;\
    lier bind binding liaison interaction affinite affinity accrocher stick;graisse fat lipide lipid;\
    sucre sugar glucose;greffe graft greffer xenograft xenogreffe transplant;gene genetique genetic;\
    adn dna genome;arn rna transcriptome;\
    actif active exprimer expression express allumer switch activite activity;\
    eteindre silence knockout inactiver supprimer remove;apprendre learn formation training cours course;\
    fabriquer make produire produce production manufacture;compter count denombrer;\
    trier sort tri separer separate isoler isolate purifier purify;sequencer sequence lire read lecture;\
    suivre follow suivi monitor;congeler frozen freeze congele;film filmer video;\
    vaisseau vessel vascular vasculaire;photo picture image imagerie;chirurgie surgery operation operer;\
    dossier record donnees data fichier file;mutation anomalie fault variant alteration;\
    toxique toxic toxicite toxicity nocif harmful;bacterie bacteria microbe microbien microbial;\
    chaleur heat temperature;avis opinion expertise expert specialiste specialist;\
    resistant resistance resister;survie survival survivre survive survivor;risque risk;\
    vieillir ageing aging vieillissement;rechute relapse recidive recurrence;guerir cure gueri survivor;\
    metastase metastasis metastases metastatique;migration migrer move bouger;croissance growth grow pousser;\
    dose dosage doser quantifier quantify mesurer measure;respiration oxygene oxygen respirer;energie energy;\
    vesicule vesicle exosome;anticorps antibody antigene antigen;vecteur vector lentivirus aav;souche stem;\
    lignee line;coupe section slice lame slide;colorer stain coloration staining;\
    cristal crystal cristalliser cristallographie crystallography;atome atom atomique atomic;\
    luminescent luminescence bioluminescence lumiere light;fluorescent fluorescence;camera imageur imager;\
    irm mri;scanner ct tomodensitometrie;echographie ultrasound ultrason;\
    anatomopathologiste pathologist pathologie pathology anapath;\
    statisticien statistician statistique statistics;ingenieur engineer;\
    imprimer print impression printing imprimante printer;promoteur sponsor promotion;volontaire volunteer;\
    sain healthy sante health;environnement environment pollution;travail work profession occupational;\
    prevention depistage screening;national france francais french;ia ai intelligence;reseau network;\
    peptide proteine protein;douleur pain;infection infectieux infectious;vaccin vaccine;\
    nerf nerve neurone neuron neural;muscle musculaire muscular;oeil eye retine retina;ovaire ovary ovarian;\
    vessie bladder;estomac stomach gastrique gastric;pancreas pancreatic;colon colorectal bowel;\
    lymphome lymphoma;sarcome sarcoma;embryon embryo;cellule cell;enzyme enzymatique;poids weight;taille size;\
    prix price cost cout tarif;etudiant student doctorant thesis;loi law legal ethique ethics;\
    autorisation approval permission;consentement consent;securite secure safe protege;\
    stocker store stockage storage conserver banque bank;louer rent book reserver;\
    robot automate automatise automated;goutte droplet drop;particule particle nanoparticule nanoparticle;\
    radioactif radioactive isotope traceur tracer;profond deep;transparent cleared;carte map cartographie;\
    vivant living live alive;apoptose apoptosis;division divide proliferation;\
    memoire memory cognitif cognitive;comportement behaviour behavior;efficace efficacy efficacite effective;\
    hasard random randomisation;predire predict prediction prevoir;marquer label marquage labelling;\
    detecter detect detection trace;diagnostic diagnosis;marqueur marker biomarqueur biomarker;\
    spectrometrie spectrometry masse mass;anesthesie anaesthesia;nourrir feed;elever breed elevage breeding";

/// Endings that make one word of another; of those that end alike, the longest first.
const DERIVED: &str = "\
    ographique ographie ologique ographic isation ization ography ologist ologic omique scopie itaire ation \
    ateur atrice ator ating ative ement ment omic ologie ology ition ifier atif ique iser ized ised ize ise \
    izer ising izing ite ity isme ism iste ist aire able ible ance ence ant ent ate ier ie ing ion ive if ic \
    ical age eur euse ine ure aux al er or ir ed ee in e i y";

/// What follows is left out.
pub(crate) const NOT: &str = "sans hors sauf excepte without except excluding not pas ni nor";
/// After these, `not` makes the sentence a negative one, and leaves nothing out.
pub(crate) const AUXILIARY: &str = "do does did will can could would should is are was were has have may must";
/// A place may follow.
pub(crate) const AT: &str = "a at au aux in near around nearby chez pres proche autour cote dans sur en from";
/// A place may go on.
pub(crate) const LINK: &str = "de d du des of l la le les the";
/// Another part of the sentence begins.
pub(crate) const CONJUNCTION: &str = "mais but and et or ou pour for with avec that qui que which";
/// Who asks may follow: `je suis une`, `we are a`.
pub(crate) const BEING: &str = "suis am sommes are m";
/// Before [`BEING`].
pub(crate) const SELF: &str = "je i nous we";
/// Words of needs that do without something.
pub(crate) const WITHOUT: &str = "sans without ni neither remplacer replace eviter avoid avoided";

/// Whether a list has a word. Not inlined, like what follows: it is small next to what it reads, and often used.
#[inline(never)]
pub(crate) fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

/// Whether a word says nothing about what is sought in a question.
#[inline(never)]
pub(crate) fn is_function_word(word: &str) -> bool {
    crate::fold::is_empty_word(word) || has(FUNCTION, word)
}

/// What a word has in common with those made of it: `irrad` for irradier, irradiation, irradiator. At least four
/// letters; shorter words stay as they are.
#[inline(never)]
pub(crate) fn root(word: &str) -> &str {
    let is_long = |rest: &&str| rest.len() >= 4;
    let word = word.strip_suffix('s').filter(|rest| rest.len() > 3 && !rest.ends_with('s')).unwrap_or(word);
    let cut =
        |word, endings: &str| endings.split(' ').find_map(|ending| str::strip_suffix(word, ending).filter(is_long));
    let word = cut(word, DERIVED).unwrap_or(word);
    cut(word, "qu i c").unwrap_or(word)
}

/// The roots of the words that mean much the same as those of this root.
pub(crate) fn alike(sought: &str) -> impl Iterator<Item = &'static str> {
    // A root begins as its words do: only those are cut.
    let begins = move |word: &str| word.get(..3) == sought.get(..3) && root(word) == sought;
    let groups = ALIKE.split(';').filter(move |group| group.split(' ').any(begins));
    groups.flat_map(|group| group.split(' ')).map(root).filter(move |other| *other != sought)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_made_of_each_other_have_one_root() {
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
    fn tables_are_folded_and_say_each_word_once() {
        for list in [FUNCTION, ALIKE, DERIVED, NOT, AUXILIARY, AT, LINK, CONJUNCTION, BEING, SELF, WITHOUT] {
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
    fn everyday_words_lead_to_learned_ones() {
        assert!(alike(root("souris")).any(|other| other == root("mice")));
        assert!(alike(root("poumons")).any(|other| other == root("pulmonaire")));
        assert_eq!(alike("zzz").count(), 0);
    }
}
