import { clsx } from 'clsx'
import { Link } from '@remix-run/react'
import { Why } from '#app/components/explain/why.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Notice } from '#app/components/ui/notice.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import { useAddressWith, useScenarioSearch } from '#app/hooks/use-address-with.ts'
import type { Product, Products } from '#server/views/pages/money/products.ts'
import { TAB } from '#shared/pages/page-part.ts'

function Price({ price }: Pick<Product, 'price'>) {
	const searchOf = useScenarioSearch()
	if (price === null) return '–'
	const [path = '', query = ''] = price.page.split('?')
	return (
		<Link
			to={{ pathname: `../${path}`, search: searchOf(Object.fromEntries(new URLSearchParams(query))) }}
			className="why"
		>
			{price.text}
		</Link>
	)
}

function Row({ product: { name, note, cost, price, margin } }: { product: Product }) {
	return (
		<tr>
			<th scope="row">
				{name}
				<small className="product-note">{note}</small>
			</th>
			<td className="number">{cost === null ? '–' : <Why target={cost.why}>{cost.text}</Why>}</td>
			<td className="number">
				<Price price={price} />
			</td>
			<td className={clsx('number', margin !== null && (margin.isLoss ? 'is-worse' : 'is-better'))}>
				{margin === null ? '–' : margin.text}
			</td>
		</tr>
	)
}

/** Cost, price and margin by product; red where it is sold at a loss. */
export function ProductCard({ products, missing }: { products: Products; missing: number }) {
	const tab = useAddressWith(TAB)
	return (
		<Card title={products.title} sub="Cost in use, price and margin">
			{products.groups.length === 0 ? (
				<p className="text-ink-2">No products served yet.</p>
			) : (
				<ScrollRegion label="Cost, price and margin by product">
					<table className="data-table product-table">
						<caption className="sr-only">Cost, price and margin by product</caption>
						{products.groups.map(({ unit, rows }) => (
							<tbody key={unit}>
								<tr className="product-head">
									<th scope="col">{unit}</th>
									{['Cost', 'Price', 'Margin'].map((head) => (
										<th key={head} scope="col" className="number">
											{head}
										</th>
									))}
								</tr>
								{rows.map((product) => (
									<Row key={product.key} product={product} />
								))}
							</tbody>
						))}
					</table>
				</ScrollRegion>
			)}
			{missing > 0 && (
				<div className="mt-3">
					<Notice
						kind="tight"
						title={missing === 1 ? 'One price is missing.' : `${String(missing)} prices are missing.`}
					>
						<Link to={tab('prices')} className="underline">
							Enter prices
						</Link>
					</Notice>
				</div>
			)}
		</Card>
	)
}
