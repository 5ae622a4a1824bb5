import { expect, test } from 'vitest'
import { saidByParts, sourceFilesOf, visibleWords, type Words } from './visible-words.ts'

const ofViews = (room: string) => `server/views/${room}`
/** Rooms whose words are plain, and stay so. `PLAIN_WORDS=room` lists what is left in another, which then joins. */
const HELD = [
	...['app', 'server/access'],
	...['shared/fields', 'shared/programs', 'shared/ranges', 'shared/report', 'shared/start'],
	...['charts', 'explain', 'figures', 'findings', 'grid', 'history', 'layers', 'messages', 'odds'].map(ofViews),
	...['own-rows', 'pages', 'remedies', 'scenarios', 'schedule', 'tables', 'todo', 'withheld'].map(ofViews),
	...(process.env['PLAIN_WORDS']?.split(',') ?? []),
]

/** What others write and a page understands: it is read, not shown. */
const READ_ONLY = [
	'app/components/grid/paste/match-heads.ts',
	'app/components/grid/held-keys.ts',
	'server/views/grid/choice-names.ts',
]

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
	{ word: /\b(?:hands|heads)\b/i, say: 'workers, headcount', but: /attention heads|key-value heads/ },
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
	},
	{
		word: /(?:\d|\}|people|USD|tokens(?:\/s)?|events|jobs|hours|\bh\b|kW|ms|MW) an? (?:hour|day|week|month|year|rack|token|replica|request|job|MWh?|person|accelerator)\b/i,
		say: 'per or /',
	},
	{ word: /[\d}\w] %/, say: 'no space before %' },
]

const sayings = ({ at, words }: Words): readonly string[] =>
	BANNED.flatMap(({ word, say, but }) => {
		const left = but === undefined ? words : words.replace(new RegExp(but, 'gi'), ' ')
		const found = word.exec(left)
		return found === null ? [] : [`${at}: “${found[0]}” (${say}): ${words}`]
	})

const dialectIn = (room: string): readonly string[] =>
	sourceFilesOf(room)
		.filter((file) => !READ_ONLY.includes(file))
		.flatMap((file) => visibleWords(file).flatMap(sayings))

test.each(HELD)('the words of %s are those of a planner, in plain American English', (room) => {
	expect(sourceFilesOf(room).length).toBeGreaterThan(0)
	expect(dialectIn(room)).toEqual([])
})

/** Words that a label of a control, its help and a head may have at most; a value that is filled in is one. */
const MOST_WORDS: readonly { readonly part: RegExp; readonly attribute: string; readonly most: number }[] = [
	{ part: /Field$|^Select$|^NewPassword$|^CommentArea$/, attribute: 'label', most: 4 },
	{ part: /./, attribute: 'help', most: 12 },
	{
		part: /^(?:Card|PageHead|AccountPage|PublicPage|EmptyState|BeginCard|Notice|Dialog|Sheet)$/,
		attribute: 'title',
		most: 14,
	},
]

test.each(HELD)('labels, help and heads of %s are short', (room) => {
	const said = sourceFilesOf(room).flatMap(saidByParts)
	const long = said.filter(({ part, attribute, words }) =>
		MOST_WORDS.some(
			(rule) => rule.attribute === attribute && rule.part.test(part) && words.split(/\s+/).length > rule.most,
		),
	)
	expect(long.map(({ at, attribute, words }) => `${at}: ${attribute} “${words}”`)).toEqual([])
})
