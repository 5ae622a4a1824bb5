// The bundler's copy of a module and the Express entry's copy are two modules in one process. What must exist once (the
// database pool, the environment) is therefore kept on the global object.
const store = openStore()

/** A slot that every copy of this module in the process shares. `isValue` proves what was put there. */
export function remembered<Value>(key: string, isValue: (value: unknown) => value is Value) {
	return {
		read(): Value | undefined {
			const value = store.get(key)
			return isValue(value) ? value : undefined
		},
		write(value: Value): void {
			store.set(key, value)
		},
		clear(): void {
			store.delete(key)
		},
	}
}

function openStore(): Map<string, unknown> {
	const key = Symbol.for('strata.remembered')
	const existing: unknown = Reflect.get(globalThis, key)
	if (isStore(existing)) return existing
	const created = new Map<string, unknown>()
	Reflect.set(globalThis, key, created)
	return created
}

function isStore(value: unknown): value is Map<string, unknown> {
	return value instanceof Map
}
