const wholeUntil = 100_000

/** `€22,080`; from 100,000 on three figures (`€595,000`), where the words around it do not add it up. */
export function formatMoney(value: number, currency: string): string {
  const rounded = Math.abs(value) < wholeUntil ? value : Number(value.toPrecision(3))
  return formatExactMoney(rounded, currency)
}

/** `€22,080`, every whole unit: for what is added up in sight. */
export const formatExactMoney = (value: number, currency: string): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency, maximumFractionDigits: 0 }).format(value)
