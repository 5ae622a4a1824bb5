import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { getDefaultEnvironment, StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { answerApi } from '#server/http/api/answer-api.ts'
import { startMcpServer } from '#server/http/mcp/start-mcp-server.ts'
import { listChanges } from '#server/actions/plans/history/list-changes.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { setTokenAccess } from '#server/actions/tokens.ts'
import type { TokenScope } from '#server/store/rows/api-tokens.ts'
import { aToken } from '../../factories/programs/api.ts'
import { aPerson, type Person } from '../../factories/people.ts'
import { contract, planFile } from '../../factories/plan-file.ts'

const context = { requestId: 'test', clientAddress: '192.0.2.8', gone: new AbortController().signal }
const answerSchema = z.object({
	isError: z.boolean().default(false),
	content: z.tuple([z.object({ text: z.string() })]),
})

/** An assistant at work with a token, through the protocol's own client. */
async function anAssistant(person: Person, scope: TokenScope) {
	const token = await aToken(person, scope, 'Assistant')
	const [ours, theirs] = InMemoryTransport.createLinkedPair()
	const send = (request: Request) => answerApi({ request, context })
	void startMcpServer({ server: 'http://localhost', token, send }, ours)
	const client = new Client({ name: 'test', version: '1' })
	await client.connect(theirs)
	const use = async (name: string, args: Record<string, unknown> = {}) => {
		const { isError, content } = answerSchema.parse(await client.callTool({ name, arguments: args }))
		return { ok: !isError, text: content[0].text }
	}
	return { client, use }
}

test('an assistant reads a plan and its figures, and edits it with a reason that the log keeps', async () => {
	const owner = await aPerson()
	const { projectId: project } = await createProject(
		owner,
		owner.teamId,
		planFile({ powerContracts: [contract('grid')] }),
	)
	const { client, use } = await anAssistant(owner, 'write')
	const { tools } = await client.listTools()
	expect(tools.filter(({ annotations }) => annotations?.readOnlyHint !== true).map(({ name }) => name)).toEqual([
		'edit_plan',
		'try_in_scenario',
	])
	expect((await use('list_plans')).text).toContain(project)
	const { version } = z.object({ version: z.string() }).parse(JSON.parse((await use('read_plan', { project })).text))
	const patch = { powerContracts: { grid: { capacityMW: 240 } } }
	const edit = { project, version, patch }
	expect((await use('edit_plan', edit)).text).toContain('reason')
	expect(await use('edit_plan', { ...edit, reason: 'The utility offers 240 MW' })).toMatchObject({ ok: true })
	const [change] = await listChanges(owner, { projectId: project })
	expect(change).toMatchObject({ userName: 'Ana Lucas via Assistant', why: 'The utility offers 240 MW' })
	expect(
		(await use('edit_plan', { ...edit, reason: 'Once more', patch: { powerContracts: { grid: { capacityMW: 1 } } } }))
			.ok,
	).toBe(false)
	const figures = await use('read_figures', { project, keys: ['contractedFirmMW'], month: '2026-12' })
	expect(figures.text).toContain('240')
	for (const [name, more] of [
		['explain_figure', { quantity: 'facilityPowerMW' }],
		['get_verdict', {}],
		['list_decisions', {}],
		['try_change', { patch }],
		['list_scenarios', {}],
		['read_changes', {}],
	] as const)
		expect([name, (await use(name, { project, ...more })).ok]).toEqual([name, true])
	expect((await use('list_fields', { list: 'sites' })).text).toContain('targetItMW')
}, 60_000)

test('an assistant may no more than its token, and nothing while the team has paused tokens', async () => {
	const owner = await aPerson()
	const { projectId: project } = await createProject(owner, owner.teamId, planFile())
	const { use } = await anAssistant(owner, 'read')
	const edit = { project, version: '"1"', patch: { description: 'x' }, reason: 'To see whether it may' }
	expect(await use('edit_plan', edit)).toMatchObject({
		ok: false,
		text: expect.stringContaining('may not change plans') as string,
	})
	await setTokenAccess(owner, owner.teamId, 'none')
	expect(await use('read_plan', { project })).toMatchObject({
		ok: false,
		text: expect.stringContaining('paused') as string,
	})
})

/** The interface for programs behind a port of its own, as the server hands requests on. */
async function aServer(): Promise<string> {
	const server = createServer((request, response) => {
		const answer = async () => {
			const { method = 'GET', url = '/', headers } = request
			const chunks: Buffer[] = []
			for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array))
			const body = method === 'GET' ? null : Buffer.concat(chunks)
			const asked = new Request(`http://localhost${url}`, { method, headers: headers as Record<string, string>, body })
			const answered = await answerApi({ request: asked, context })
			response.writeHead(answered.status, Object.fromEntries(answered.headers)).end(await answered.text())
		}
		void answer()
	})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	onTestFinished(() => void server.close())
	return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}

test('`strata mcp` speaks over its own input and output: tools, a plan, an edit with a reason; it ends with its input', async () => {
	const owner = await aPerson()
	const plan = planFile({ powerContracts: [contract('grid')] })
	const { projectId: project } = await createProject(owner, owner.teamId, plan)
	const STRATA_TOKEN = await aToken(owner, 'write', 'Assistant')
	const command = { command: process.execPath, args: ['server/strata.mjs', 'mcp', '--server', await aServer()] }
	const transport = new StdioClientTransport({
		...command,
		env: { ...getDefaultEnvironment(), STRATA_TOKEN },
		stderr: 'pipe',
	})
	let said = ''
	transport.stderr?.on('data', (chunk) => (said += String(chunk)))
	const client = new Client({ name: 'test', version: '1' })
	await client.connect(transport)
	const use = async (name: string, args: Record<string, unknown>) =>
		answerSchema.parse(await client.callTool({ name, arguments: args })).content[0].text
	expect((await client.listTools()).tools.map(({ name }) => name)).toContain('edit_plan')
	const { version } = z.object({ version: z.string() }).parse(JSON.parse(await use('read_plan', { project })))
	const patch = { powerContracts: { grid: { capacityMW: 240 } } }
	await use('edit_plan', { project, version, patch, reason: 'The utility offers 240 MW' })
	const [change] = await listChanges(owner, { projectId: project })
	expect(change).toMatchObject({ userName: 'Ana Lucas via Assistant', why: 'The utility offers 240 MW' })
	await client.close()
	expect(said).toMatch(/^Strata answers an assistant with the plans of http:\/\/127\.0\.0\.1:\d+\. Ctrl-C ends it\.\n$/)
}, 60_000)
