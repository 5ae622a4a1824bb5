/** What a table holds under a name that somebody sent: nothing under the names that every object has, such as `constructor`. */
export const ownValue = <V>(table: Readonly<Record<string, V>>, name: string): V | undefined =>
	Object.hasOwn(table, name) ? table[name] : undefined
