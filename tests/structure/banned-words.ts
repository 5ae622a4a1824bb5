/** Words that no reader of Strata meets: the tests of what is written and of what comes out hold the same list. */

/** A word planners do not use, what they say in its place, and the uses that are meant. */
type Banned = { readonly word: RegExp; readonly say: string; readonly but?: RegExp }

const BANNED: readonly Banned[] = [
	{ word: /[«»]/, say: '“ ” and ‘ ’' },
	{ word: /\b(?:to|can|could) be had\b|\bfor want of\b/i, say: 'available; shortage' },
	{ word: /\bthe (?:kind|region|chip)[’']s\b/i, say: 'the default itself' },
	{
		word: /\bask(?:s|ed|ing)?\b/i,
		say: 'needed, target, demand, requested or planned',
		but: /\bask (?:an owner|an editor|your|the person|them)\b/i,
	},
	{ word: /\b(?:told|tells?|telling)\b/i, say: 'show, report, list, notify' },
	{ word: /\bst(?:and|ands|anding|ood)\b/i, say: 'is, appears, existing, reserved' },
	{ word: /\b(?:come|comes|came|coming) to\b/i, say: 'is, totals' },
	{ word: /\b(?:lie|lies|lying)\b/i, say: 'is, is at' },
	{ word: /\breckon/i, say: 'compute, estimate' },
	{
		word: /\bwhom\b|\bwho (?:is|has|was|does|lacks|gets|names|only)\b/i,
		say: 'the person, or “you”',
	},
	{ word: /\b(?:some|every|no)body\b|\bwhoever\b/i, say: 'you, anyone, your team, no one' },
	{ word: /\b(?:left|leave|leaves|leaving) out\b|\bleft in\b/i, say: 'Blank:; skipped; exit month' },
	{ word: /\b(?:is|are|not|nothing|been) said\b/i, say: 'unspecified; reported' },
	{ word: /\b(?:hands|heads)\b/i, say: 'workers, headcount', but: /attention heads|key-value heads|kv heads/ },
	{ word: /\bbind(?:s|ing)?\b/i, say: 'limits, limiting' },
	{ word: /\bcover(?:s|ed)?\b/i, say: 'coverage, DSCR, meets' },
	{ word: /\bholds? .{0,30}back\b|\bheld back\b|\bholds? up\b(?! to\b)/i, say: 'limits, blocks; successors' },
	{ word: /^(?:Of|For|To) (?:the|an?|what|all|each|its|it)\b[^.]*\.?$/, say: 'the noun first' },
	{ word: /\bmend(?:s|ed)?\b/i, say: 'fix' },
	{ word: /\bmonths looked at\b|\bin these months\b/i, say: 'in the plan, by plan end' },
	{ word: /\bby the (?:year|hour|kind)\b/i, say: 'annual, hourly, by type' },
	{ word: /\brests? on\b/i, say: 'source' },
	{ word: /\b(?:the|a) bin\b|^Bin$/i, say: 'trash' },
	{ word: /\bways? out\b/i, say: 'fix, option' },
	{ word: /\bpress the vendor\b/i, say: 'expedite' },
	{ word: /\blook again\b|\bsecond step\b/i, say: 'refresh; two-factor authentication' },
	{ word: /\bnot known\b|\bnothing is called\b|\bsettled?\b/i, say: 'unknown; not found; fix' },
	{
		word: /labour|travell|levell|colour|catalogue|licence|programme\b|\bcentre|litre|\bmetre|organis|utilis|optimis|energis|containeris|behaviour|favour|\bgrey\b|modell(?:ed|ing)|cancelled|analys(?:e|ed|ing)\b/i,
		say: 'American spelling',
		// Names in plan files and of commands, which stay as programs know them.
		but: /\bcatalogue(?:\.(?=[\w{])|\[| \[TABLE)|strata catalogue|\blabour\w*(?=[.[=])|[.=]labour\w*/,
	},
	{
		word: /(?:\d|\}|people|USD|tokens(?:\/s)?|events|jobs|hours|\bh\b|kW|ms|MW) an? (?:hour|day|week|month|year|rack|token|replica|request|job|MWh?|person|accelerator)\b/i,
		say: 'per or /',
	},
	{ word: /[\d}] %(?!%)/, say: 'no space before %' },
	{ word: /\bfor (?:the )?lack of\b/i, say: 'due to a shortage' },
	{ word: /\bplanned ready\b/i, say: 'planned to be ready' },
	{ word: /\bas many as (?:it )?may\b/i, say: '100 plans, the limit' },
	{ word: /\bmaker[’']s slot\b/i, say: 'manufacturer’s production slot' },
	{ word: /\bshould have been decided\b/i, say: 'overdue' },
	{
		word: /\b(?:works? of others|rules of (?:a |the )?places?|class(?:es)? of build)\b/i,
		say: 'third-party upgrades, local rules, build class',
	},
	{ word: /\b(?:fees of the lenders|estimate of cost)\b/i, say: 'lender fees, cost estimate' },
	{ word: /\bopen points?\b/i, say: 'open items' },
	{ word: /\bthird-party works\b/i, say: 'third-party upgrades' },
	{ word: /[\d}](?:MWh?|kWh?|GW)\b/, say: 'a space before the unit' },
]

/** A piece of the text that a person reads, and where it is from. */
export type BannedFinding = { readonly found: string; readonly say: string; readonly around: string }

const AROUND = 60

const findingIn = (text: string, { word, say, but }: Banned): readonly BannedFinding[] => {
	const left = but === undefined ? text : text.replace(new RegExp(but, 'gi'), ' ')
	const found = word.exec(left)
	if (found === null) return []
	const from = Math.max(0, found.index - AROUND)
	return [{ found: found[0], say, around: left.slice(from, found.index + found[0].length + AROUND) }]
}

/** What a text says that a planner would not, each with what to say. */
export const bannedIn = (text: string): readonly BannedFinding[] => BANNED.flatMap((banned) => findingIn(text, banned))

/** The same of a page that is one long text, in which no sentence can be told to begin. */
export const bannedInPage = (text: string): readonly BannedFinding[] =>
	BANNED.filter(({ word }) => !word.source.startsWith('^')).flatMap((banned) => findingIn(text, banned))
