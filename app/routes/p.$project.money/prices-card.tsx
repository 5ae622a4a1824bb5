import { Form, Link } from '@remix-run/react'
import { useFirstError } from '#app/hooks/use-first-error.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { PartNav } from '#app/components/ui/part-nav.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import type { PriceField, PriceGroup } from '#server/views/prices/prices.ts'
import type { Parted } from '#shared/pages/page-part.ts'

export type PricesShown = {
	readonly missing: number
	readonly groups: readonly (Omit<PriceGroup, 'rows'> & { readonly rows: Parted<PriceGroup['rows'][number]> })[]
}
type PricesCardProps = {
	readonly prices: PricesShown
	readonly rev: number
	readonly canEdit: boolean
	readonly errors: (field: string) => readonly string[]
	readonly typed: Readonly<Record<string, string>> | undefined
	/** the answer that refused what was sent; null where none did */
	readonly refused: object | null
}

function PriceInput({ field, errors, typed }: { field: PriceField } & Pick<PricesCardProps, 'errors' | 'typed'>) {
	const { name, label, unit, value, isMissing } = field
	return (
		<>
			<input type="hidden" name="field" value={name} />
			<input type="hidden" name="shown" value={value} />
			<Field
				label={label}
				name="value"
				id={name}
				unit={unit}
				defaultValue={typed?.[name] ?? value}
				errors={errors(name)}
				{...(isMissing && { className: 'price-missing', help: 'Missing' })}
			/>
		</>
	)
}

/** Every price of the plan, each beside what it is of. Blank ones that keep revenue or a cost unknown are marked. */
export function PricesCard({ prices, rev, canEdit, errors, typed, refused }: PricesCardProps) {
	const form = useFirstError(refused)
	const searchOf = useScenarioSearch()
	return (
		<Form key={rev} ref={form} method="post" className="grid gap-3">
			<input type="hidden" name="baseRev" value={rev} />
			{prices.groups.map(({ title, sub, rows }) => (
				<Card key={title} title={title} plain sub={sub}>
					<ul className="price-list">
						{rows.entries.map((row) => {
							const [path = '', query = ''] = row.page.split('?')
							const asked = Object.fromEntries(new URLSearchParams(query))
							return (
								<li key={row.key} className="price-row">
									<Link to={{ pathname: `../${path}`, search: searchOf(asked) }} className="underline">
										{row.name}
									</Link>
									{row.fields.map((field) =>
										canEdit ? (
											<PriceInput key={field.name} field={field} errors={errors} typed={typed} />
										) : (
											<span key={field.name} className="number">
												<span className="text-ink-3">{field.label}</span>{' '}
												{field.value === '' ? (field.isMissing ? 'missing' : '–') : `${field.value} ${field.unit}`}
											</span>
										),
									)}
								</li>
							)
						})}
					</ul>
					<PartNav part={rows.part} label={title} />
				</Card>
			))}
			{prices.groups.length === 0 && (
				<p className="text-ink-2">
					No prices needed yet. Add an application, a chip order, a lease or a power contract.
				</p>
			)}
			{canEdit && prices.groups.length > 0 && (
				<div>
					<Button kind="primary" name="intent" value="prices">
						Save prices
					</Button>
				</div>
			)}
		</Form>
	)
}
