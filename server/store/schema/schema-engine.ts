import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import { migrationAdapter } from './migration-adapter.ts'
import { SCHEMA_FILE } from './schema-files.ts'

const require = createRequire(import.meta.url)

// Once per process: the package keeps its memory in a variable of its own, and a second load would pull it away from
// under the first.
let engineOnce: ReturnType<typeof loadEngine> | undefined

export type SchemaText = { readonly path: string; readonly content: string }

/** Prisma's own migration engine as WebAssembly: it keeps `_prisma_migrations` as the command line tool does, offline. */
export async function withSchemaEngine<Result>(
	url: string,
	work: (engine: SchemaEngine, schema: SchemaText) => Promise<Result>,
): Promise<Result> {
	const { SchemaEngine: Engine } = await (engineOnce ??= loadEngine())
	// Where the engine leaves its last words when it panics.
	Reflect.set(globalThis, 'PRISMA_WASM_PANIC_REGISTRY', {
		set_message: (text: string) => process.stderr.write(`${text}\n`),
	})
	const schema = { path: SCHEMA_FILE, content: await readFile(SCHEMA_FILE, 'utf8') }
	const adapter = bindMigrationAwareSqlAdapterFactory(migrationAdapter(url))
	const engine = await Engine.new({ datamodels: [[schema.path, schema.content]] }, () => undefined, adapter)
	try {
		return await work(engine, schema)
	} finally {
		engine.free()
	}
}

// The package is written for a bundler that imports the binary; in Node the two halves are joined by hand.
async function loadEngine() {
	const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
	const binary = require.resolve('@prisma/schema-engine-wasm').replace('schema_engine.js', 'schema_engine_bg.wasm')
	const { instance } = await WebAssembly.instantiate(await readFile(binary), {
		'./schema_engine_bg.js': functionsOf(glue),
	})
	bindWasm(glue, instance)
	return glue
}

function functionsOf(glue: object): WebAssembly.ModuleImports {
	return Object.fromEntries(Object.entries(glue).filter(([, value]) => typeof value === 'function'))
}

// These two are not in the package's types: they are what its own entry file calls.
function bindWasm(glue: object, instance: WebAssembly.Instance): void {
	const setWasm: unknown = Reflect.get(glue, '__wbg_set_wasm')
	const start = instance.exports['__wbindgen_start']
	if (typeof setWasm !== 'function' || typeof start !== 'function') throw new Error('The migration engine has changed.')
	Reflect.apply(setWasm, null, [instance.exports])
	Reflect.apply(start, null, [])
}
