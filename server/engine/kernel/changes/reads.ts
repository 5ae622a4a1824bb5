import type { Step } from '../compile.ts'

type ReadsPart = { readonly readers: Set<Step>; last: Step | null }

type Plain = Readonly<Record<string, unknown>>

/** How a record that notes what is read of it is read. */
const READ = Symbol('read')
type ReadsRead = (property: string) => unknown
type Noting = { readonly [READ]: ReadsRead }

/** How a property is read, one for all records that have one of its name: so they are of one shape, and soon made. */
const readers = new Map<string, PropertyDescriptor>()

function readerOf(property: string): PropertyDescriptor {
	const known = readers.get(property)
	if (known) return known
	const reader = {
		get(this: Noting): unknown {
			return this[READ](property)
		},
		enumerable: true,
	}
	readers.set(property, reader)
	return reader
}

const plainly = (value: unknown): PropertyDescriptor => ({
	value,
	enumerable: true,
	writable: true,
	configurable: true,
})

/** The property of a record that stands for which properties it has. */
export const ITS_PROPERTIES = '*'

/**
 * Which steps have read which parts of a model. A run notes it while it reads, and hands it on to the run that starts from it:
 * of every step it tells at least the parts that its figures rest on.
 */
export class Reads {
	readonly #parts = new Map<string, ReadsPart>()
	readonly #watched = new WeakMap<object, object>()
	#reader: Step | null = null

	/** Whoever reads from now on; null: nobody whose reading matters. */
	nameReader(step: Step | null): void {
		this.#reader = step
	}

	readersOf(part: string): ReadonlySet<Step> {
		return this.#partOf(part).readers
	}

	/** Watches the records of a list. */
	watchList<Item extends object>(items: readonly Item[], nameOf: (property: string) => string): readonly Item[] {
		return this.#once(items, () => items.map(this.watcher(nameOf)))
	}

	/** Watches records: `nameOf` says which part of the model a property of them is. */
	watcher(nameOf: (property: string) => string): <Item extends object>(item: Item) => Item {
		const parts = new Map<string | symbol, ReadsPart | null>()
		const note = (property: string | symbol): void => {
			let part = parts.get(property)
			if (part === undefined) {
				part = typeof property === 'symbol' ? null : this.#partOf(nameOf(property))
				parts.set(property, part)
			}
			if (part !== null) this.#note(part)
		}
		// What a record has in its own right is asked of it, too, where it is spread into another.
		const handler: ProxyHandler<object> = {
			get: (item, property): unknown => {
				note(property)
				return Reflect.get(item, property)
			},
			has: (item, property) => {
				note(property)
				return Reflect.has(item, property)
			},
			getOwnPropertyDescriptor: (item, property) => {
				note(property)
				return Reflect.getOwnPropertyDescriptor(item, property)
			},
			ownKeys: (item) => {
				note(ITS_PROPERTIES)
				return Reflect.ownKeys(item)
			},
		}
		return (item) => this.#once(item, () => new Proxy(item, handler))
	}

	/** What is read in place of something else is made once for all runs. */
	#once<Watched extends object>(of: Watched, make: () => object): Watched {
		const made = this.#watched.get(of) ?? make()
		this.#watched.set(of, made)
		// eslint-disable-next-line no-restricted-syntax -- what watches a thing is had for everything the thing is had for
		return made as Watched
	}

	/**
	 * A record of which there is one, some of whose properties note that they are read: `nameOf` says as which part, null: not.
	 * Quicker to read than one that is watched; whether it has a property is not noted.
	 */
	noting<R extends Plain>(record: R, nameOf: (property: string) => string | null): R
	noting(record: Plain, nameOf: (property: string) => string | null): Plain {
		const parts = new Map<string, ReadsPart>()
		const noted = {}
		const read: ReadsRead = (property) => {
			const part = parts.get(property)
			if (part) this.#note(part)
			return record[property]
		}
		Object.defineProperty(noted, READ, { value: read })
		for (const property of Object.keys(record)) {
			const name = nameOf(property)
			if (name !== null) parts.set(property, this.#partOf(name))
			Object.defineProperty(noted, property, name === null ? plainly(record[property]) : readerOf(property))
		}
		return noted
	}

	#partOf(name: string): ReadsPart {
		const known = this.#parts.get(name)
		if (known) return known
		const made: ReadsPart = { readers: new Set(), last: null }
		this.#parts.set(name, made)
		return made
	}

	// A step mostly reads the same part of one instance after the other.
	#note(part: ReadsPart): void {
		if (this.#reader === null || part.last === this.#reader) return
		part.last = this.#reader
		part.readers.add(this.#reader)
	}
}
