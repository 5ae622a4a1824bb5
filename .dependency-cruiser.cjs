// Who may import what: the table of the architecture as rules a machine checks. Each name is the sentence it enforces.
// Lists of rooms are read from the folders; a rule that no file can break or keep fails at the end of this file.
const { readdirSync } = require('node:fs')

const TESTS = '\\.test\\.tsx?$'
const oneOf = (names) => `(${names.join('|')})`
const DECLARATIONS = ['quantities', '(^|/|-)inputs?\\.ts$']
const layer = (name) => `^server/engine/layers/${name}/`

/** What supply is made from, first to last: halls are powered before chips are set in, models run on chips. */
const SUPPLY_ORDER = ['energy', 'infrastructure', 'chips', 'models', 'applications']
const roomsOf = (folder) =>
	readdirSync(`${__dirname}/${folder}`, { withFileTypes: true }).flatMap((entry) =>
		entry.isDirectory() ? entry.name : [],
	)
const unplaced = roomsOf('server/engine/layers').filter((name) => !SUPPLY_ORDER.includes(name))
if (unplaced.length > 0) throw new Error(`Say where ${unplaced.join(', ')} stands in SUPPLY_ORDER.`)

/** What is read out of the balance: all rooms of the engine but those that it stands on, or that read them all. */
const BELOW_THE_BALANCE = ['kernel', 'places', 'inputs', 'layers', 'schedule', 'equipment', 'balance', 'laws', 'rerun']
const OUTCOMES = roomsOf('server/engine').filter((name) => !BELOW_THE_BALANCE.includes(name))

/** A layer reads those it is made from. Of a later one it may name what is declared there, never how it comes about. */
const layersReadOneWay = SUPPLY_ORDER.slice(0, -1).map((name, index) => ({
	name: `${name}-reads-no-later-layer`,
	severity: 'error',
	comment: 'Layers read one way: move the input to the layer it belongs to, or read its declaration.',
	from: { path: layer(name), pathNot: TESTS },
	to: { path: layer(oneOf(SUPPLY_ORDER.slice(index + 1))), pathNot: DECLARATIONS },
}))

/** Where somebody's right to a team is proven, or work begins that is one team's and no request's. */
const DOORS = [
	'server/access/(require-member|open-share-link)',
	'server/actions/(activity|admit-token)',
	'server/actions/accounts/(delete-account|export-account|sign-up)',
	'server/actions/jobs/work-on-job',
	'server/actions/live/(streams|watch-plan)',
	'server/actions/plans/plan-heading',
	'server/actions/projects/(restore-project|sample)',
	'server/actions/teams/(own-invitations|second-step-policy|team)',
	'server/actions/webhooks/deliver',
	'prisma/seed',
].map((file) => `^${file}\\.ts$`)

/** Look-ups by a person or a secret, lines of jobs and streams that are all teams', and the upkeep of the whole. */
const ACROSS_TEAMS = [
	`server/store/rows/${oneOf([
		...['activity', 'api-jobs', 'api-tokens', 'invitations', 'notifications', 'presences'],
		...['projects', 'request-keys', 'share-links', 'teams', 'webhooks'],
	])}`,
	'server/actions/upkeep',
	'server/actions/talk/send-digests',
].map((file) => `^${file}\\.ts$`)

function rule(name, from, to, comment) {
	return { name, severity: 'error', comment, from: { path: from, pathNot: TESTS }, to: { path: to } }
}

/** Everything but what is named is refused. */
function only(name, from, allowed, comment) {
	return { name, severity: 'error', comment, from: { path: from, pathNot: TESTS }, to: { pathNot: allowed } }
}

/**
 * The rooms, from the street to the cellar, and what each reads: arrows point down only. `types` it may name without running them.
 * What stands in `server/` itself (environment, log, start and end of the process) is the ground that all stand on.
 */
const ROOMS = {
	app: { reads: ['http', 'actions', 'access', 'views'], types: ['runs', 'store'] },
	cli: { reads: ['http', 'runs', 'paper', 'views', 'engine'] },
	http: { reads: ['actions', 'access', 'store', 'views'] },
	actions: { reads: ['access', 'runs', 'paper', 'views', 'store'] },
	runs: { reads: ['access', 'paper', 'views', 'engine', 'store'] },
	paper: { reads: ['views'] },
	views: { reads: [] },
	engine: { reads: [] },
	access: { reads: ['store'] },
	store: { reads: [] },
}
/** The engine's list of formulas: names for the methodology, no run. */
const METHODOLOGY = '^server/engine/registry\\.ts$'
const folderOf = (room) => (room === 'app' ? '^app/' : `^server/${room}/`)
const unlisted = roomsOf('server').filter((room) => !(room in ROOMS))
if (unlisted.length > 0) throw new Error(`Say in ROOMS what ${unlisted.join(', ')} may read.`)

const roomsPointDown = Object.entries(ROOMS).flatMap(([room, { reads, types = [] }]) => {
	const beyond = Object.keys(ROOMS).filter((other) => other !== room && !reads.includes(other))
	const named = (rooms, name, dependencies) =>
		rooms.length === 0
			? []
			: {
					name: `${room}-${name}`,
					severity: 'error',
					comment: `server/README.md: ${room} reads ${['shared', ...reads].join(', ')}.`,
					from: { path: folderOf(room), pathNot: TESTS },
					to: { path: rooms.map(folderOf), pathNot: METHODOLOGY, ...dependencies },
				}
	return [
		named(
			beyond.filter((other) => !types.includes(other)),
			'reads-down-only',
			{},
		),
		named(types, 'names-types-only', { dependencyTypesNot: ['type-only'] }),
	].flat()
})

const forbidden = [
	...roomsPointDown,
	{
		name: 'no-cycles',
		severity: 'error',
		comment: 'Two files that need each other are one idea or three.',
		from: {},
		to: { circular: true },
	},
	...layersReadOneWay,
	only(
		'shared-stands-alone',
		'^shared/',
		[
			'^shared/',
			'^node_modules/zod/',
			'^node_modules/(@types/)?(d3-geo|topojson-client|topojson-specification|world-atlas)/',
		],
		'Browser, engine and server read shared/: it may know none of them. Outlines of land are the one drawing that is not ours.',
	),
	only(
		'the-engine-is-pure',
		'^server/engine/',
		['^server/engine/', '^shared/'],
		'Plan in, result out: no packages, no files, no clock; codes with facts, no sentence of server/views.',
	),
	rule(
		'the-schedule-comes-before-supply',
		'^server/engine/schedule/',
		`^server/engine/${oneOf(['balance', ...OUTCOMES])}/|^server/engine/layers/[^/]+/available`,
		'The schedule makes the dates that supply reads.',
	),
	rule(
		'the-balance-reads-no-outcomes',
		'^server/engine/balance/',
		`^server/engine/${oneOf(OUTCOMES)}/`,
		'Outcomes read the balance.',
	),
	{
		name: 'layers-read-declarations-of-algorithms-only',
		severity: 'error',
		comment: 'A layer names what an algorithm makes (*.quantities.ts); it never runs it.',
		from: { path: '^server/engine/layers/', pathNot: TESTS },
		to: {
			path: `^server/engine/${oneOf(['schedule', 'balance', ...OUTCOMES])}/`,
			pathNot: ['quantities', '-inputs?\\.ts$'],
		},
	},
	{
		name: 'the-engine-has-a-front-door',
		severity: 'error',
		comment:
			'Callers compute, ask why, lay all figures out or draw odds, through compute-plan.ts, explain-plan.ts, lay-out-plan.ts and headline-run.ts; the registry lists the formulas for the methodology.',
		from: { pathNot: ['^server/(engine|runs/backtests)/', '^tests/', TESTS] },
		to: {
			path: '^server/engine/',
			pathNot: '^server/engine/(compute-plan|estimate-cells|explain-plan|headline-run|lay-out-plan|registry)\\.ts$',
		},
	},
	{
		name: 'requests-never-compute',
		severity: 'error',
		comment:
			'The thread that answers requests asks server/runs/ask-engine.ts: a run, a search, a report, the reading of a plan or the guessing of a password would hold up everybody.',
		from: {
			path: '^(app/|server/(?!runs/|engine/|paper/|cli/))',
			pathNot: TESTS,
		},
		to: {
			path: '^server/(engine/(?!(registry|estimate-cells)\\.ts$)|runs/(?!ask-engine\\.ts$|plan-at\\.ts$|edits/|simulation/conduct/simulate-plan\\.ts$|backtests/date-record\\.ts$)|runs/edits/(workbook/|read-held\\.ts$)|paper/(?!exchange/csv\\.ts$)|access/password-rules\\.ts$)',
			dependencyTypesNot: ['type-only'],
		},
	},
	{
		name: 'edits-are-pure',
		severity: 'error',
		comment:
			'The thread that holds the plan decides an edit: what the database must tell it comes with the question. Of the views it reads how cells and prices are read and what is said, no page and no table.',
		from: { path: '^server/runs/edits/', pathNot: TESTS },
		to: {
			path: '^(app|server/(?!runs/edits/|views/(grid|own-rows|messages|prices)/|paper/|engine/estimate-cells\\.ts$))',
			dependencyTypesNot: ['type-only'],
		},
	},
	{
		name: 'one-door-to-the-database',
		severity: 'error',
		comment: 'Rows are queried in server/store alone, with the team in the where. Actions open transactions.',
		from: {
			path: '^(app|shared|server)/',
			pathNot: ['^server/store/', '^server/(index\\.ts|db\\.mjs)$', TESTS],
		},
		to: {
			path: [
				'^server/store/(?!rows/|events/|(transaction|seal|tenancy/(admit|across-teams|in-request))\\.ts$)',
				'^node_modules/(@prisma|pg|prisma)/',
			],
		},
	},
	{
		name: 'doors-let-in',
		severity: 'error',
		comment: 'A team’s rows are there for who has passed its door: what lets in proves the right to it first.',
		from: { path: '^(app|shared|server|prisma)/', pathNot: [...DOORS, TESTS] },
		to: { path: '^server/store/tenancy/admit\\.ts$' },
	},
	{
		name: 'few-look-across-teams',
		severity: 'error',
		comment:
			'What sees every team’s rows is a look-up before a door, or the upkeep of the whole: one statement, where it can be.',
		from: { path: '^(app|shared|server|prisma)/', pathNot: [...ACROSS_TEAMS, TESTS] },
		to: { path: '^server/store/tenancy/across-teams\\.ts$' },
	},
	{
		name: 'requests-begin-in-one-place',
		severity: 'error',
		comment: 'A request that is begun twice has passed no door the second time.',
		from: { path: '^(app|shared|server|prisma)/', pathNot: ['^server/http/create-app\\.ts$', TESTS] },
		to: { path: '^server/store/tenancy/in-request\\.ts$' },
	},
	{
		name: 'actions-decide',
		severity: 'error',
		comment: 'An action answers any caller: page, API or job. It knows no framework and draws nothing.',
		from: { path: '^server/actions/', pathNot: TESTS },
		to: { path: '^node_modules/(@remix-run|react|react-dom|express)/' },
	},
	only(
		'backtests-run-the-engine',
		'^server/runs/backtests/',
		['^server/runs/(backtests|check|class-dates|simulation/(chance|odds))/', '^server/engine/', '^shared/'],
		'A published case is predicted by the engine itself: its formulas and whole plans, nothing written for the case.',
	),
	only(
		'decisions-use-the-front-door',
		'^server/runs/decisions/',
		[
			'^server/runs/(decisions|trials)/',
			'^server/engine/(compute-plan|explain-plan)\\.ts$',
			'^server/views/remedies/decider-of\\.ts$',
			'^shared/',
		],
		'Decisions run whole plans and compare their verdicts; they read nothing else.',
	),
	only(
		'odds-run-the-engine',
		'^server/runs/simulation/(?!conduct/)',
		['^server/runs/simulation/', '^server/engine/headline-run\\.ts$', '^shared/'],
		'A draw is a plan that the engine runs; there is no second model.',
	),
	{
		name: 'components-know-no-server',
		severity: 'error',
		comment: 'What a component needs comes as props from its route.',
		from: { path: '^app/(components|hooks)/', pathNot: TESTS },
		to: { path: '^server/', dependencyTypesNot: ['type-only'] },
	},
	{
		name: 'one-importer-of-recharts',
		severity: 'error',
		comment: 'One chart wrapper: its loading, empty and error states are drawn once.',
		from: { path: '^(app|server|shared)/', pathNot: '^app/components/charts/' },
		to: { path: '^node_modules/recharts/' },
	},
	{
		name: 'no-test-code-in-the-product',
		severity: 'error',
		comment: 'Tests read the product, never the other way round.',
		from: { path: '^(app|server|shared|prisma)/', pathNot: TESTS },
		to: { path: ['^tests/', TESTS] },
	},
	{
		name: 'everything-resolves',
		severity: 'error',
		comment: 'An import that leads nowhere.',
		from: { path: '^(app|server|shared|prisma|tests)/' },
		to: { couldNotResolve: true, pathNot: '^virtual:' },
	},
]

/** Patterns of packages and of the bundler's own modules name nothing in this tree. */
const OUTSIDE = /node_modules|virtual|node:/
const walk = (folder) =>
	readdirSync(`${__dirname}/${folder}`, { withFileTypes: true }).flatMap((entry) =>
		entry.isDirectory() ? walk(`${folder}/${entry.name}`) : `${folder}/${entry.name}`,
	)
const files = ['app', 'server', 'shared', 'prisma', 'tests'].flatMap(walk)
for (const { name, from, to } of forbidden) {
	for (const side of [from, to]) {
		const patterns = [side.path ?? []].flat().filter((pattern) => !OUTSIDE.test(pattern))
		const idle = patterns.filter((pattern) => !files.some((file) => new RegExp(pattern).test(file)))
		if (idle.length > 0) throw new Error(`The rule ${name} matches no file: ${idle.join(', ')}`)
	}
}

module.exports = {
	forbidden,

	options: {
		doNotFollow: { path: ['node_modules', 'server/store/generated'] },
		exclude: { path: ['^build/', '^app/styles/', '\\.css$'] },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'require', 'node', 'default', 'types'],
		},
	},
}
