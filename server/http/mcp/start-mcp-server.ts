import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { CallToolRequestSchema, ListToolsRequestSchema, type CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import { refusalIn, type Connection, callApi, type ApiAnswer, type ApiCall } from './call-api.ts'
import { simulate } from './simulate.ts'
import { ITEM_KINDS } from '#shared/fields/lists.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { MOST_DRAWS } from '#shared/pages/simulation-address.ts'

/** What a tool comes to: data for the assistant, or why not. */
type ToolAnswer = { readonly ok: boolean; readonly body: unknown }
type Tool = {
	readonly name: string
	readonly title: string
	readonly description: string
	readonly input: z.ZodRawShape
	/** changes nothing */
	readonly readOnly: boolean
	readonly run: (connection: Connection, args: unknown) => Promise<ToolAnswer>
}

function tool<Shape extends z.ZodRawShape>(
	spec: Omit<Tool, 'input' | 'run'> & {
		readonly input: Shape
		readonly run: (ask: StartMcpServerAsk, args: z.output<z.ZodObject<Shape>>) => Promise<ToolAnswer>
	},
): Tool {
	const schema = z.object(spec.input)
	const run = (connection: Connection, args: unknown) =>
		spec.run((call) => callApi(connection, call), schema.parse(args))
	return { ...spec, run }
}
type StartMcpServerAsk = (call: ApiCall) => Promise<ApiAnswer>

const project = z.string().describe('The id of a project, from list_plans.')
const scenario = z.string().optional().describe('The id of a scenario, from list_scenarios; the baseline without.')
const month = z.string().optional().describe('A month, such as 2027-04.')
const reason = z.string().min(3).max(300).describe('Why, in a sentence for the team: it is kept in the edit log.')

const patchInput = z.record(z.string(), z.unknown())

const at = (id: string, rest = '') => `/projects/${encodeURIComponent(id)}${rest}`
const withVersion = ({ ok, version, body }: ApiAnswer, name: string): ToolAnswer =>
	ok ? { ok, body: { version, [name]: body } } : { ok, body }

const TOOLS: readonly Tool[] = [
	tool({
		name: 'list_plans',
		title: 'List plans',
		description: 'The team’s projects, the newest first, and what this token may do.',
		input: { cursor: z.string().optional().describe('`next` of the page before.') },
		readOnly: true,
		run: async (ask, { cursor }) => {
			const [caller, projects] = await Promise.all([
				ask({ path: '/me' }),
				ask({ path: '/projects', query: { cursor } }),
			])
			return projects.ok ? { ok: true, body: { caller: caller.body, projects: projects.body } } : projects
		},
	}),
	tool({
		name: 'read_plan',
		title: 'Read a plan',
		description:
			'The plan file of a scenario and its version. Lists are of entries with an id; months are YYYY-MM, power MW.',
		input: { project, scenario },
		readOnly: true,
		run: async (ask, args) =>
			withVersion(await ask({ path: at(args.project), query: { scenario: args.scenario } }), 'plan'),
	}),
	tool({
		name: 'list_scenarios',
		title: 'List scenarios',
		description: 'What a project tries beside its baseline.',
		input: { project },
		readOnly: true,
		run: (ask, args) => ask({ path: at(args.project, '/scenarios') }),
	}),
	tool({
		name: 'list_fields',
		title: 'List the fields of a plan',
		description: 'What each field of a list of the plan means, its unit, its limits and its default.',
		input: { list: z.enum(ITEM_KINDS) },
		readOnly: true,
		run: async (_ask, { list }) => ({ ok: true, body: fieldsOf(list) }),
	}),
	tool({
		name: 'read_figures',
		title: 'Read figures of a result',
		description:
			'Figures by key, place and month. Give keys, such as layers.energy.coverage or facilityPowerMW, or one month: all figures of all months are many.',
		input: {
			project,
			scenario,
			keys: z.array(z.string()).max(50).optional(),
			place: z.string().optional().describe('`plan`, or `site:abilene`.'),
			month,
		},
		readOnly: true,
		run: (ask, { project: id, keys, ...query }) =>
			ask({ path: at(id, '/result.json'), query: { ...query, key: keys?.join(',') } }),
	}),
	tool({
		name: 'explain_figure',
		title: 'Explain a figure',
		description: 'Why a figure is what it is: its formula and its inputs with values, units and sources; one level.',
		input: { project, scenario, quantity: z.string(), scope: z.string().optional(), month },
		readOnly: true,
		run: (ask, { project: id, ...query }) => ask({ path: at(id, '/explain'), query }),
	}),
	tool({
		name: 'get_verdict',
		title: 'Read the verdict',
		description:
			'Whether the target of a plan is met, what is lost by kind and cause, in MW-months and money, and why.',
		input: { project, scenario },
		readOnly: true,
		run: (ask, { project: id, ...query }) => ask({ path: at(id, '/verdict'), query }),
	}),
	tool({
		name: 'list_decisions',
		title: 'List decisions',
		description:
			'What can still be decided, by value: the change as a merge patch, by when to act, what it costs, what it regains, and what limits next. It takes the engine some seconds.',
		input: { project, scenario, month },
		readOnly: true,
		run: (ask, { project: id, ...query }) => ask({ path: at(id, '/decisions'), query }),
	}),
	tool({
		name: 'try_change',
		title: 'Try a change',
		description:
			'The verdict before a change and with it; nothing is written. A merge patch with lists keyed by id, such as {"buildPhases": {"hall-a": {"cooling": "d2c_full_w45_dry"}}}.',
		input: { project, scenario, patch: patchInput },
		readOnly: true,
		run: (ask, { project: id, scenario: of, patch }) =>
			ask({ method: 'POST', path: at(id, '/trials'), query: { scenario: of }, body: patch }),
	}),
	tool({
		name: 'simulate',
		title: 'Draw the odds',
		description:
			'P10, P50, P80 and P90 of dates and figures, the odds of each date, and the three inputs that drive each figure most. It changes nothing and takes the engine some seconds; the token must be one that may write.',
		input: {
			project,
			scenario,
			draws: z.number().int().min(1).max(MOST_DRAWS).optional().describe('Blank: as many as it takes to be steady.'),
			seed: z.number().int().min(0).optional(),
			off: z.array(z.string()).optional().describe('Names of inputs held exactly as entered.'),
			rho: z.record(z.string(), z.number()).optional().describe('By the id of a common cause, 0 to 0.95.'),
		},
		readOnly: true,
		run: (ask, { project: id, ...wish }) => simulate(ask, id, wish),
	}),
	tool({
		name: 'read_changes',
		title: 'Read the log of edits',
		description: 'Who changed what, when and why, after a version.',
		input: { project, scenario, after: z.number().int().min(0).default(0) },
		readOnly: true,
		run: (ask, { project: id, after, ...query }) =>
			ask({ path: at(id, '/changes'), query: { ...query, after: String(after) } }),
	}),
	tool({
		name: 'edit_plan',
		title: 'Edit a plan',
		description:
			'Writes fields of a plan, all or none: a merge patch with lists keyed by id, such as {"sites": {"abilene": {"targetItMW": 300}}}. null deletes an entry, or resets a field to its default. Give the version that read_plan returned.',
		input: {
			project,
			scenario,
			version: z.string().describe('The version that read_plan returned, such as "12" with its quotes.'),
			patch: patchInput,
			reason,
		},
		readOnly: false,
		run: (ask, { project: id, version, patch, reason: why, scenario: of }) =>
			ask({
				method: 'PATCH',
				path: at(id),
				query: { scenario: of, why },
				headers: { 'If-Match': version },
				body: patch,
			}),
	}),
	tool({
		name: 'try_in_scenario',
		title: 'Make a scenario',
		description: 'A new scenario beside the baseline: a place to try changes that leaves the plan as it is.',
		input: { project, label: z.string().min(1).max(80), about: z.string().max(500).default('') },
		readOnly: false,
		run: (ask, { project: id, ...body }) => ask({ method: 'POST', path: at(id, '/scenarios'), body }),
	}),
]

const INSTRUCTIONS = `Strata plans AI data-center buildouts: five layers (energy, infrastructure, chips, models, applications) by month.
Read a plan before you edit it, read its verdict and explain figures before you judge them, try a change before you write it, and write in a scenario of its own unless the user wants the baseline changed. Give each edit a reason that the team will read.`

/** More than this tells an assistant nothing: it is asked to narrow its question. */
const MOST_LETTERS = 200_000

/** Answers an assistant until it goes away; the answer is the promise of that. */
export async function startMcpServer(
	connection: Connection,
	transport: Transport = new StdioServerTransport(),
): Promise<{ readonly ended: Promise<void> }> {
	// Tools are data here, with schemas written once: what the plain class is for.
	// eslint-disable-next-line @typescript-eslint/no-deprecated
	const server = new Server(
		{ name: 'strata', version: '1' },
		{ capabilities: { tools: {} }, instructions: INSTRUCTIONS },
	)
	server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: TOOLS.map(listed) }))
	server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
		const tool = TOOLS.find(({ name }) => name === params.name)
		return tool === undefined
			? failed(`There is no tool ${params.name}.`)
			: await called(tool, connection, params.arguments)
	})
	const ended = new Promise<void>((resolve) => {
		server.onclose = resolve
	})
	await server.connect(transport)
	return { ended }
}

const listed = ({ name, title, description, input, readOnly }: Tool) => ({
	name,
	title,
	description,
	inputSchema: { type: 'object' as const, ...inputOf(input) },
	annotations: { title, readOnlyHint: readOnly, destructiveHint: false, openWorldHint: false },
})

const inputSchema = z.object({
	properties: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
	required: z.array(z.string()).optional(),
})
const inputOf = (input: Tool['input']) =>
	inputSchema.parse(z.toJSONSchema(z.object(input), { io: 'input', unrepresentable: 'any' }))

async function called(tool: Tool, connection: Connection, args: unknown): Promise<CallToolResult> {
	try {
		const { ok, body } = await tool.run(connection, args ?? {})
		if (!ok) return failed(refusalIn(body))
		const text = JSON.stringify(body)
		return text.length > MOST_LETTERS
			? failed(`The answer has ${String(text.length)} characters. Request less: some keys, one place or one month.`)
			: { content: [{ type: 'text', text }] }
	} catch (error) {
		if (error instanceof z.ZodError) return failed(z.prettifyError(error))
		return failed(
			`The server at ${connection.server} does not answer: ${error instanceof Error ? error.message : 'unknown'}`,
		)
	}
}

const failed = (text: string): CallToolResult => ({ isError: true, content: [{ type: 'text', text }] })
