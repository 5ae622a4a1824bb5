type StatedListStated = {
	readonly name: string
	readonly label: string
	readonly unit?: string | undefined
	readonly value: string
}

/** The fields of a form for whoever may read them and not change them: what is stated, and what is default. */
export function StatedList({ fields }: { fields: readonly StatedListStated[] }) {
	return (
		<dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
			{fields.map(({ name, label, unit, value }) => (
				<div key={name}>
					<dt className="text-[12px] leading-4 text-ink-3">{label}</dt>
					<dd>{value === '' ? <span className="text-ink-3">default</span> : unit ? `${value} ${unit}` : value}</dd>
				</div>
			))}
		</dl>
	)
}
