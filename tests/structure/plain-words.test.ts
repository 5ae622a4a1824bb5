import { expect, test } from 'vitest'
import { bannedIn } from './banned-words.ts'
import { saidByParts, sourceFilesOf, visibleWords, type Words } from './visible-words.ts'

const ofShared = (room: string) => `shared/${room}`
/** Rooms whose words are plain, and stay so. `PLAIN_WORDS=room` lists what is left in another, which then joins. */
const HELD = [
	...['app', 'server/access', 'server/actions', 'server/cli', 'server/http', 'server/paper', 'server/runs/sizing'],
	'server/views',
	...['charts', 'fields', 'formats', 'grid', 'metrics', 'pages', 'programs', 'ranges', 'report'].map(ofShared),
	...['result', 'schemas', 'start', 'together', 'units', 'catalogue/templates'].map(ofShared),
	...(process.env['PLAIN_WORDS']?.split(',') ?? []),
]

/** What others write and a page understands: it is read, not shown. */
const READ_ONLY = [
	'app/components/grid/paste/match-heads.ts',
	'app/components/grid/held-keys.ts',
	'server/views/grid/choice-names.ts',
	'shared/grid/typed/typed-units.ts',
	'shared/metrics/former-ids.ts',
]

const sayings = ({ at, words }: Words): readonly string[] =>
	bannedIn(words).map(({ found, say }) => `${at}: “${found}” (${say}): ${words}`)

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
