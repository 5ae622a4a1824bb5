import SwaggerParser from '@apidevtools/swagger-parser'
import { Validator } from '@seriousme/openapi-schema-validator'
import createClient, { type Client } from 'openapi-fetch'
import openapiTypeScript, { astToString } from 'openapi-typescript'
import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { currentEnv } from '#server/env.ts'
import { openApiText } from '#server/http/api/openapi.ts'
import { startJobs } from '#server/actions/jobs/start-jobs.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import { callApi, aToken } from '../../factories/programs/api.ts'
import { aPerson } from '../../factories/people.ts'
import { contract, planFile } from '../../factories/plan-file.ts'

/** A reader may change what it is given, so each has the document anew. */
const document = () => z.record(z.string(), z.json()).parse(JSON.parse(openApiText()))

/** What a program does most, against the types that a generator makes of the document alone. */
const MAIN_CALLS = `
import type { Client } from 'openapi-fetch'
import type { components, paths } from './strata-api.d.ts'

export async function mainCalls(strata: Client<paths>, plan: components['schemas']['PlanFile']) {
	const made = await strata.POST('/projects', { body: plan })
	if (made.data === undefined) throw new Error(made.error.detail)
	const path = { project: made.data.id }
	const read = await strata.GET('/projects/{project}', { params: { path } })
	const header = { 'If-Match': read.response.headers.get('ETag') ?? '*' }
	const [grid] = read.data?.powerContracts ?? []
	const patched = await strata.PATCH('/projects/{project}', {
		params: { path, header, query: { why: 'As signed' } },
		body: {
			powerContracts: { [grid?.id ?? '']: { capacityMW: 215, counterparty: null } },
			assumptions: { siteReserve: 1.1 },
		},
	})
	const late = await strata.PATCH('/projects/{project}', {
		params: { path, header },
		body: { powerContracts: { [grid?.id ?? '']: { capacityMW: 216 } } },
	})
	const result = await strata.GET('/projects/{project}/result', { params: { path } })
	const said = await strata.POST('/projects/{project}/comments', {
		params: { path },
		body: { text: 'As signed?', place: 'powerContracts/grid' },
	})
	const talk = await strata.GET('/projects/{project}/comments', { params: { path } })
	const job = await strata.POST('/projects/{project}/reports', {
		params: { path },
		body: { reason: 'For the board', length: 'brief' },
	})
	const report = await strata.GET('/projects/{project}/report.pdf', { params: { path }, parseAs: 'arrayBuffer' })
	return {
		version: patched.data?.version,
		conflicts: late.error?.conflicts?.map(({ field, was, now }) => ({ field, was, now })),
		months: result.data?.months.length,
		thread: talk.data?.items.map(({ id, comments }) => ({ id, texts: comments.map(({ text }) => text) })),
		answered: said.data?.thread,
		job: job.data?.state,
		bytes: report.data?.byteLength,
	}
}

type Patch = components['schemas']['PlanPatch']
// @ts-expect-error a field that no contract has
export const unknownField: Patch = { powerContracts: { grid: { capacityMw: 1 } } }
// @ts-expect-error megawatts as a text
export const textForNumber: Patch = { powerContracts: { grid: { capacityMW: '1' } } }
// @ts-expect-error a list that no plan has
export const unknownList: Patch = { contracts: {} }
// @ts-expect-error a contract without its kind, megawatts and first month
export const incomplete: components['schemas']['PowerContract'] = { id: 'grid', siteId: 'abilene' }

export async function withoutVersion(strata: Client<paths>) {
	// @ts-expect-error a write that does not say which version it rests on
	await strata.PATCH('/projects/{project}', { params: { path: { project: 'p' } }, body: {} })
}
`

test('two validators that know nothing of each other take the document', async () => {
	expect(await new Validator().validate(document())).toMatchObject({ valid: true })
	const parser = new SwaggerParser()
	// It follows every reference, too.
	await expect(parser.validate(JSON.parse(openApiText()))).resolves.toMatchObject({ openapi: '3.1.0' })
	expect(Object.keys(parser.$refs.values())).toHaveLength(1)
})

test('every operation tells what it answers when it is done, and every body and answer has a shape', () => {
	const shape = z.record(z.string(), z.unknown())
	const content = z.record(z.string(), z.object({ schema: shape }))
	const operation = z.object({
		operationId: z.string(),
		requestBody: z.object({ content }).optional(),
		responses: z.record(z.string(), z.object({ content: content.optional() })),
	})
	const { paths, components } = z
		.object({
			paths: z.record(z.string(), z.record(z.string(), operation)),
			components: z.object({ schemas: z.record(z.string(), shape) }),
		})
		.parse(document())
	const shapeless = (schema: Record<string, unknown>) =>
		['$ref', 'type', 'anyOf', 'oneOf', 'const', 'enum'].every((key) => schema[key] === undefined)
	const faults = Object.values(paths)
		.flatMap((methods) => Object.values(methods))
		.flatMap(({ operationId, requestBody, responses }) => [
			...(Object.keys(responses).some((status) => status.startsWith('2')) ? [] : [`${operationId} has no 2XX`]),
			...[requestBody, ...Object.values(responses)].flatMap((part) =>
				Object.entries(part?.content ?? {}).flatMap(([type, { schema }]) =>
					shapeless(schema) ? [`${operationId}: ${type} has no shape`] : [],
				),
			),
		])
	expect(faults).toEqual([])
	expect(Object.entries(components.schemas).flatMap(([name, one]) => (shapeless(one) ? [name] : []))).toEqual([])
})

/** What the compiler says of the script beside the types, with the repository's own strictness. */
function complaintsOf(types: string, script: string): string[] {
	const at = (name: string) => path.join(import.meta.dirname, name)
	const made = new Map([
		[at('strata-api.d.ts'), types],
		[at('main-calls.ts'), script],
	])
	const options: ts.CompilerOptions = {
		...{ strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, skipLibCheck: true },
		...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, noEmit: true, types: [] },
		...{ moduleResolution: ts.ModuleResolutionKind.Bundler, allowImportingTsExtensions: true },
		lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
	}
	const host = ts.createCompilerHost(options)
	const { getSourceFile, fileExists, readFile } = host
	host.fileExists = (name) => made.has(name) || fileExists(name)
	host.readFile = (name) => made.get(name) ?? readFile(name)
	host.getSourceFile = (name, version) => {
		const text = made.get(name)
		return text === undefined ? getSourceFile(name, version) : ts.createSourceFile(name, text, version)
	}
	const program = ts.createProgram([...made.keys()], options, host)
	return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
		const line = file === undefined || start === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1
		return `${path.basename(file?.fileName ?? '')}:${String(line)} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
	})
}

test('types generated of the document check a script of the main calls, and refuse wrong ones', async () => {
	const types = astToString(await openapiTypeScript(openApiText()))
	expect(complaintsOf(types, MAIN_CALLS)).toEqual([])
}, 120_000)

const heldSchema = z.object({
	mainCalls: z.custom<(strata: Client<object>, plan: unknown) => Promise<unknown>>(
		(made) => typeof made === 'function',
	),
})

test('the same script does what it says at the door of the interface', async () => {
	const token = await aToken(await aPerson())
	const { outputText } = ts.transpileModule(MAIN_CALLS, {
		compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
	})
	const script = `data:text/javascript;base64,${Buffer.from(outputText).toString('base64')}`
	const { mainCalls } = heldSchema.parse({ ...(await import(/* @vite-ignore */ script)) })
	const fetch = async (asked: Request) => {
		const { pathname, search } = new URL(asked.url)
		const body = await asked.text()
		const { 'content-type': type, ...headers } = Object.fromEntries(asked.headers)
		const sent = {
			method: asked.method,
			token,
			headers: { ...headers, ...(type !== undefined && { 'Content-Type': type }) },
			...(body !== '' && { body }),
		}
		const answered = await callApi(`${pathname.slice('/api/v1'.length)}${search}`, sent)
		return new Response(answered.text, { status: answered.status, headers: answered.headers })
	}
	const strata = createClient<object>({ baseUrl: 'http://localhost/api/v1', fetch })
	const endJobs = await startJobs(currentEnv().DATABASE_URL ?? '')
	const done = await mainCalls(strata, toPlanFile(planFile({ powerContracts: [contract('grid')] })))
	expect(done).toEqual({
		version: 3,
		conflicts: [{ field: 'capacityMW', was: 200, now: 215 }],
		months: 24,
		thread: [{ id: expect.any(String), texts: ['As signed?'] }],
		answered: expect.any(String),
		job: expect.stringMatching(/^(waiting|running|done)$/),
		bytes: expect.any(Number),
	})
	await endJobs()
}, 60_000)
