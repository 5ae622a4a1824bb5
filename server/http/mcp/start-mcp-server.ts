import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { CallToolRequestSchema, ListToolsRequestSchema, type CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import { refusalIn, type Connection } from './call-api.ts'
import { TOOLS, type Tool } from './tools.ts'

const INSTRUCTIONS = `Strata plans AI data-center buildouts: five layers (energy, infrastructure, chips, models, applications) by month.
Read a plan before you edit it, explain figures before you judge them, and try changes in a scenario of its own unless you are asked to change the baseline. Give each edit the reason that the people of the team will read.`

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
			? failed(`The answer has ${String(text.length)} letters. Ask for less: some keys, one place or one month.`)
			: { content: [{ type: 'text', text }] }
	} catch (error) {
		if (error instanceof z.ZodError) return failed(z.prettifyError(error))
		return failed(
			`The server at ${connection.server} does not answer: ${error instanceof Error ? error.message : 'unknown'}`,
		)
	}
}

const failed = (text: string): CallToolResult => ({ isError: true, content: [{ type: 'text', text }] })
