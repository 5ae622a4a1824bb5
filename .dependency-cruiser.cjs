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
	'server/http/gates/require-member',
	'server/services/accounts/(adopt-team|delete-account|export-account|sign-up|teams-left)',
	'server/services/activity/list-activity',
	'server/services/jobs/work-on-report',
	'server/services/live/(streams|watch-plan)',
	'server/services/plans/plan-heading',
	'server/services/projects/(open-sample|restore-project|sample-plan)',
	'server/services/sharing/open-share-link',
	'server/services/teams/(accept-invitation|create-team|decline-invitation|delete-team|get-invitation|second-step-policy)',
	'server/services/tokens/admit-token',
	'server/services/webhooks/deliver',
	'prisma/seed',
].map((file) => `^${file}\\.ts$`)

/** Look-ups by a person or a secret, lines of jobs and streams that are all teams', and the upkeep of the whole. */
const ACROSS_TEAMS = [
	`server/repositories/${oneOf([
		...['activity', 'api-jobs', 'api-tokens', 'invitations', 'notifications', 'presences'],
		...['projects', 'request-keys', 'share-links', 'teams', 'webhooks'],
	])}`,
	'server/services/upkeep/clean-up',
	'server/services/talk/send-digests',
].map((file) => `^${file}\\.ts$`)

function rule(name, from, to, comment) {
	return { name, severity: 'error', comment, from: { path: from, pathNot: TESTS }, to: { path: to } }
}

/** Everything but what is named is refused. */
function only(name, from, allowed, comment) {
	return { name, severity: 'error', comment, from: { path: from, pathNot: TESTS }, to: { pathNot: allowed } }
}

const forbidden = [
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
		'Plan in, result out: no packages, no files, no clock.',
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
			'Callers compute, ask why or lay all figures out, through compute-plan.ts, explain-plan.ts and lay-out-plan.ts; the registry lists the formulas for the methodology.',
		from: { pathNot: ['^server/(engine|backtests|bench)/', '^tests/', TESTS] },
		to: {
			path: '^server/engine/',
			pathNot: '^server/engine/(compute-plan|estimate-cells|explain-plan|lay-out-plan|registry)\\.ts$',
		},
	},
	{
		name: 'requests-never-compute',
		severity: 'error',
		comment:
			'The thread that answers requests asks server/engine-pool: a run, a search, a report, the reading of a plan or the guessing of a password would hold up everybody.',
		from: {
			path: '^(app/|server/(?!engine-pool/|engine/|plan-edits/|remedies/|sizing/|report/|packets/|check/|cli/|bench/|backtests/))',
			pathNot: TESTS,
		},
		to: {
			path: '^server/(engine/(?!(registry|estimate-cells)\\.ts$)|remedies/|sizing/|report/(?!printable-logo\\.ts$)|packets/|check/|backtests/|auth/password-rules\\.ts$|plan-edits/read-held\\.ts$|engine-pool/(?!ask-engine\\.ts$|plan-at\\.ts$))',
			dependencyTypesNot: ['type-only'],
		},
	},
	{
		name: 'edits-are-pure',
		severity: 'error',
		comment: 'The thread that holds the plan decides an edit: what the database must tell it comes with the question.',
		from: { path: '^server/plan-edits/', pathNot: TESTS },
		to: {
			path: '^(app|server/(?!plan-edits/|engine/estimate-cells\\.ts$))',
			dependencyTypesNot: ['type-only'],
		},
	},
	{
		name: 'one-door-to-the-database',
		severity: 'error',
		comment: 'Repositories query, with the team in the where. Services open transactions. Nobody else sees rows.',
		from: {
			path: '^(app|shared|server)/',
			pathNot: ['^server/(db|repositories)/', '^server/(index\\.ts|db\\.mjs)$', TESTS],
		},
		to: {
			path: [
				'^server/db/(?!(transaction|tenancy/(admit|across-teams|in-request))\\.ts$)',
				'^node_modules/(@prisma|pg|prisma)/',
			],
		},
	},
	{
		name: 'doors-let-in',
		severity: 'error',
		comment: 'A team’s rows are there for who has passed its door: what lets in proves the right to it first.',
		from: { path: '^(app|shared|server|prisma)/', pathNot: [...DOORS, TESTS] },
		to: { path: '^server/db/tenancy/admit\\.ts$' },
	},
	{
		name: 'few-look-across-teams',
		severity: 'error',
		comment:
			'What sees every team’s rows is a look-up before a door, or the upkeep of the whole: one statement, where it can be.',
		from: { path: '^(app|shared|server|prisma)/', pathNot: [...ACROSS_TEAMS, TESTS] },
		to: { path: '^server/db/tenancy/across-teams\\.ts$' },
	},
	{
		name: 'requests-begin-in-one-place',
		severity: 'error',
		comment: 'A request that is begun twice has passed no door the second time.',
		from: { path: '^(app|shared|server|prisma)/', pathNot: ['^server/http/create-app\\.ts$', TESTS] },
		to: { path: '^server/db/tenancy/in-request\\.ts$' },
	},
	{
		name: 'repositories-fetch',
		severity: 'error',
		comment: 'Repositories know rows, not decisions.',
		from: { path: '^server/repositories/', pathNot: TESTS },
		to: { path: '^(app|server/(services|engine|report|http/(?!refusals/app-error)|cli))/?' },
	},
	{
		name: 'services-decide',
		severity: 'error',
		comment: 'A service answers any caller: page, API or job. It knows no framework and draws nothing.',
		from: { path: '^server/services/', pathNot: TESTS },
		to: { path: ['^app/', '^server/cli/', '^node_modules/(@remix-run|react|react-dom|express)/'] },
	},
	only(
		'backtests-run-the-engine',
		'^server/backtests/',
		['^server/(backtests|engine)/', '^shared/'],
		'A published case is predicted by the engine itself: its formulas and whole plans, nothing written for the case.',
	),
	only(
		'remedies-use-the-front-door',
		'^server/remedies/',
		['^server/remedies/', '^server/engine/(compute-plan|explain-plan)\\.ts$', '^shared/'],
		'Remedies run whole plans and compare their results; they read nothing else.',
	),
	{
		name: 'writers-take-view-models',
		severity: 'error',
		comment: 'The PDF is drawn from shared/presentation: bytes out, nothing fetched.',
		from: { path: '^server/report/', pathNot: TESTS },
		to: { path: '^(app|server/(?!report|start-error))' },
	},
	{
		name: 'the-server-knows-no-page',
		severity: 'error',
		comment: 'Pages call the server, never the other way round.',
		from: { path: '^server/' },
		to: { path: '^app/' },
	},
	{
		name: 'components-know-no-server',
		severity: 'error',
		comment: 'What a component needs comes as props from its route.',
		from: { path: '^app/(components|hooks)/', pathNot: TESTS },
		to: { path: '^server/', dependencyTypesNot: ['type-only'] },
	},
	{
		name: 'routes-call-services',
		severity: 'error',
		comment: 'Routes load, act and render: services decide, repositories fetch.',
		from: { path: '^app/', pathNot: TESTS },
		to: {
			path: '^server/(?!services/|http/|auth/|engine/registry\\.ts$|report/|env\\.ts$|log\\.ts$|draining\\.ts$)',
			dependencyTypesNot: ['type-only'],
		},
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
		doNotFollow: { path: ['node_modules', 'server/db/generated'] },
		exclude: { path: ['^build/', '^app/styles/', '\\.css$'] },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'require', 'node', 'default', 'types'],
		},
	},
}
