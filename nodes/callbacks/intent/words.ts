/** What a person asks for with a word that stands for it everywhere. */
export const intents = ['stop', 'start', 'help'] as const;

export type Intent = (typeof intents)[number];

/** Where a word is asked for. */
const sources = {
	/** Words that the United States' regulator counts as a refusal: STOP, QUIT, END, REVOKE, OPT OUT … */
	fcc: '47 CFR 64.1200(a)(10)',
	/** STOP, END, CANCEL, UNSUBSCRIBE, QUIT and HELP on every short code of the United States. */
	ctia: 'CTIA, Short Code Monitoring Handbook',
	/** STOPALL, START, UNSTOP, INFO. */
	twilio: 'https://support.twilio.com/hc/en-us/articles/223134027',
	/** REMOVE, TD, ARRET. */
	aws: 'https://docs.aws.amazon.com/sms-voice/latest/userguide/keywords-required.html',
	/** ARRET and the ways in which it is misspelt. */
	twilioFrench: 'https://www.twilio.com/docs/proxy/opt-out-keywords',
	/** AIDE beside HELP, where the law wants two languages. */
	awsFrench:
		'https://docs.aws.amazon.com/end-user-messaging/latest/userguide/nx-rcs-launch-ca-french.md',
	/** STOP ALL. */
	unitedKingdom: 'Phone-paid Services Authority, Code of Practice',
	/** STOP and CONTACT. */
	france: 'AF2M, Charte SMS+',
	/** ALTA, BAJA, AYUDA and INFO. */
	spain: 'Código de conducta de servicios de tarificación adicional basados en SMS',
	/** What campaigns in the language ask people to write; no list that we know of has it. */
	usage: 'usage',
} as const;

interface WordList {
	language: string;
	from: readonly string[];
	words: Partial<Record<Intent, string>>;
}

/**
 * The usual words, as people write them; `folded` takes care of case and accents, so ALTO stands for
 * "alto" and ARRET for "arrêt". A word that also means something else in a neighbour's language is
 * left out where it would only opt in ("yes"), or where the other meaning is the common one: "red",
 * Turkish for a refusal, is a colour, and "Peru", Finnish for "cancel", a country.
 */
export const wordLists: readonly WordList[] = [
	{
		language: 'English',
		from: [sources.fcc, sources.ctia, sources.twilio, sources.aws, sources.unitedKingdom],
		words: {
			stop: 'STOP, STOPALL, STOP ALL, UNSUBSCRIBE, CANCEL, END, QUIT, REVOKE, OPT OUT, REMOVE, TD, STOP SMS, STOP MESSAGES, REMOVE ME, STOP IT',
			start: 'START, UNSTOP, SUBSCRIBE, OPT IN, RESUBSCRIBE',
			help: 'HELP, INFO',
		},
	},
	{
		language: 'French',
		from: [sources.twilioFrench, sources.awsFrench, sources.france],
		words: {
			stop: 'ARRET, ARRETT, ARRETE, ARRETER, ARRETEZ, DESABONNER, DESABONNEMENT, DESINSCRIRE, DESINSCRIPTION, ANNULER',
			start: 'REPRENDRE, ABONNER, INSCRIRE',
			help: 'AIDE, CONTACT',
		},
	},
	{
		language: 'Spanish',
		from: [sources.spain, sources.usage],
		words: {
			stop: 'BAJA, ALTO, PARAR, CANCELAR, DETENER, SALIR, DARSE DE BAJA',
			start: 'ALTA, SUSCRIBIR, COMENZAR',
			help: 'AYUDA',
		},
	},
	{
		language: 'Portuguese',
		from: [sources.usage],
		words: {
			stop: 'SAIR, PARAR, PARE, CANCELAR, REMOVER, DESCADASTRAR',
			start: 'COMECAR, INSCREVER',
			help: 'AJUDA',
		},
	},
	{
		language: 'Catalan',
		from: [sources.usage],
		words: { stop: 'BAIXA, ATURAR', help: 'AJUDA' },
	},
	{
		language: 'German',
		from: [sources.usage],
		words: {
			stop: 'STOPP, ABMELDEN, ABMELDUNG, ABBESTELLEN, ABBESTELLUNG, AUSTRAGEN',
			start: 'ANMELDEN, ANMELDUNG',
			help: 'HILFE',
		},
	},
	{
		language: 'Italian',
		from: [sources.usage],
		words: {
			stop: 'ANNULLA, CANCELLA, CANCELLAMI, DISISCRIVI, DISISCRIVIMI, DISDETTA, RIMUOVI',
			start: 'ISCRIVIMI, ISCRIVI',
			help: 'AIUTO',
		},
	},
	{
		language: 'Dutch',
		from: [sources.usage],
		words: {
			stop: 'AFMELDEN, UITSCHRIJVEN, STOPPEN, OPZEGGEN',
			start: 'AANMELDEN, INSCHRIJVEN',
			help: 'HULP',
		},
	},
	{
		language: 'Danish',
		from: [sources.usage],
		words: { stop: 'AFMELD, STOPPE, FRAMELD', start: 'TILMELD', help: 'HJÆLP, HJAELP' },
	},
	{
		language: 'Norwegian',
		from: [sources.usage],
		words: { stop: 'STOPP, AVSLUTT, AVMELD, MELD AV', start: 'MELD PÅ', help: 'HJELP' },
	},
	{
		language: 'Swedish',
		from: [sources.usage],
		words: { stop: 'STOPP, AVSLUTA, AVREGISTRERA', start: 'STARTA', help: 'HJÄLP' },
	},
	{
		language: 'Finnish',
		from: [sources.usage],
		words: { stop: 'LOPETA, PERUUTA, POISTA', start: 'ALOITA', help: 'APUA, OHJE' },
	},
	{
		language: 'Polish',
		from: [sources.usage],
		words: {
			stop: 'WYPISZ, REZYGNUJE, REZYGNACJA, ANULUJ',
			start: 'ZAPISZ',
			help: 'POMOC',
		},
	},
	{
		language: 'Czech and Slovak',
		from: [sources.usage],
		words: {
			stop: 'ODHLASIT, ODHLASIT SA, ZRUSIT, ZRUS, ODBER ZRUSIT',
			start: 'PRIHLASIT',
			help: 'POMOC',
		},
	},
	{
		language: 'Hungarian',
		from: [sources.usage],
		words: {
			stop: 'LEIRATKOZAS, LEIRATKOZOM, LEIRATKOZIK, LEALLITAS, LEMONDAS',
			start: 'FELIRATKOZAS, FELIRATKOZOM',
			help: 'SEGITSEG',
		},
	},
	{
		language: 'Romanian',
		from: [sources.usage],
		words: {
			stop: 'DEZABONARE, DEZABONEAZA, OPRESTE, ANULEAZA, RENUNT',
			start: 'ABONARE',
			help: 'AJUTOR',
		},
	},
	{
		language: 'Croatian, Bosnian and Serbian',
		from: [sources.usage],
		words: {
			stop: 'ODJAVA, ODJAVI, ODJAVITE, ODJAVI ME, PREKINI, СТОП, ОДЈАВА, ОДЈАВИ, ПРЕКИНИ',
			start: 'PRIJAVA, PRIJAVI, ПРИЈАВА, ПРИЈАВИ',
			help: 'POMOC, ПОМОЋ',
		},
	},
	{
		language: 'Slovenian',
		from: [sources.usage],
		words: { stop: 'ODJAVA, ODJAVI, PREKLIC, USTAVI', start: 'PRIJAVA, PRIJAVI', help: 'POMOC' },
	},
	{
		language: 'Macedonian',
		from: [sources.usage],
		words: { stop: 'СТОП, ОДЈАВИ, ОДЈАВА, ОТКАЖИ', start: 'ПРИЈАВИ', help: 'ПОМОШ' },
	},
	{
		language: 'Bulgarian',
		from: [sources.usage],
		words: { stop: 'СТОП, ОТКАЗ, ОТПИСВАНЕ, ОТПИШИ', start: 'СТАРТ', help: 'ПОМОЩ' },
	},
	{
		language: 'Albanian',
		from: [sources.usage],
		words: { stop: 'NDALO, NDAL, ÇREGJISTROHU', start: 'REGJISTROHU', help: 'NDIHME' },
	},
	{
		language: 'Greek',
		from: [sources.usage],
		words: { stop: 'ΣΤΟΠ, ΔΙΑΚΟΠΗ, ΔΙΑΓΡΑΦΗ, ΑΚΥΡΩΣΗ', start: 'ΕΓΓΡΑΦΗ', help: 'ΒΟΗΘΕΙΑ' },
	},
	{
		language: 'Turkish',
		from: [sources.usage],
		words: {
			stop: 'RET, REDDET, IPTAL, DURDUR, AYRIL, ABONELIKTEN CIK',
			start: 'BASLAT, ABONE OL',
			help: 'YARDIM, BILGI',
		},
	},
	{
		language: 'Russian',
		from: [sources.usage],
		words: {
			stop: 'СТОП, ОТПИСАТЬСЯ, ОТПИСКА, ОТПИСАТЬ, ОТМЕНА',
			start: 'СТАРТ, ПОДПИСАТЬСЯ',
			help: 'ПОМОЩЬ, СПРАВКА',
		},
	},
	{
		language: 'Ukrainian',
		from: [sources.usage],
		words: {
			stop: 'СТОП, ВІДПИСАТИСЯ, ВІДПИСАТИСЬ, ВІДМОВА, СКАСУВАТИ',
			start: 'СТАРТ, ПІДПИСАТИСЯ',
			help: 'ДОПОМОГА, ДОВІДКА',
		},
	},
	{
		language: 'Lithuanian',
		from: [sources.usage],
		words: { stop: 'ATSISAKAU, ATSISAKYTI, STABDYTI', help: 'PAGALBA' },
	},
	{
		language: 'Latvian',
		from: [sources.usage],
		words: { stop: 'ATTEIKTIES, ATTEIKT, APTURET', help: 'PALIDZIBA' },
	},
	{
		language: 'Estonian',
		from: [sources.usage],
		words: { stop: 'LOPETA, PEATA, LOOBU', start: 'ALUSTA' },
	},
	{
		language: 'Arabic',
		from: [sources.usage],
		words: {
			stop: 'إلغاء, الغاء, إلغاء الاشتراك, توقف, إيقاف, قف',
			start: 'ابدأ, اشتراك',
			help: 'مساعدة',
		},
	},
	{
		language: 'Hebrew',
		from: [sources.usage],
		words: { stop: 'הסר, הסרה, הסר אותי, עצור', start: 'הרשמה', help: 'עזרה' },
	},
	{
		language: 'Persian',
		from: [sources.usage],
		words: { stop: 'لغو, لغو۱۱, لغو11, توقف', help: 'راهنما, کمک' },
	},
	{
		language: 'Hindi',
		from: [sources.usage],
		words: { stop: 'रोकें, बंद करें, बंद', start: 'शुरू करें', help: 'मदद, सहायता' },
	},
	{
		language: 'Indonesian and Malay',
		from: [sources.usage],
		words: { stop: 'BERHENTI, BATAL, HENTIKAN', start: 'MULAI, LANGGAN', help: 'BANTUAN' },
	},
	{
		language: 'Vietnamese',
		from: [sources.usage],
		words: { stop: 'HỦY, HUỶ, TỪ CHỐI, DỪNG', help: 'TRỢ GIÚP' },
	},
	{
		language: 'Thai',
		from: [sources.usage],
		words: { stop: 'ยกเลิก, หยุด', start: 'เริ่ม, สมัคร', help: 'ช่วยเหลือ' },
	},
	{
		language: 'Chinese',
		from: [sources.aws, sources.usage],
		words: {
			stop: '退订, 退訂, 停止, 取消, TD',
			start: '订阅, 訂閱, 开始, 開始',
			help: '帮助, 幫助',
		},
	},
	{
		language: 'Japanese',
		from: [sources.usage],
		words: { stop: '停止, 配信停止, ストップ, 解除', start: '開始, 登録', help: 'ヘルプ' },
	},
	{
		language: 'Korean',
		from: [sources.usage],
		words: { stop: '수신거부, 중지, 거부', start: '시작', help: '도움말' },
	},
];
