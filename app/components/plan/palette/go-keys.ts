/** After G, the letter of a page: its first, or one in its name where another has that. */
export const GO_KEYS: Readonly<Record<string, string>> = {
	...{ o: '', i: 'sites', e: 'energy', c: 'chips', h: 'infrastructure', d: 'demand', s: 'schedule' },
	...{ p: 'workforce', m: 'money', x: 'options', r: 'reports', t: 'todo', a: 'activity' },
}
