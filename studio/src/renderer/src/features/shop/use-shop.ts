import type { Coupon, RouteRequest, Routes } from '@stallcast/shared/contract';
import type { Money } from '@stallcast/shared/domain';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

const couponsKey = ['coupons'] as const;
const shippingKey = ['shipping'] as const;

type NewCoupon = NonNullable<RouteRequest<Routes['coupons.create']>['body']>;
type CouponChange = NonNullable<RouteRequest<Routes['coupons.update']>['body']>;

/** My coupons, newest first, a page at a time. */
export function useCoupons() {
  return useInfiniteQuery({
    queryKey: couponsKey,
    queryFn: ({ pageParam, signal }) =>
      api('coupons.mine', { query: pageParam === '' ? {} : { after: pageParam } }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    select: ({ pages }): readonly Coupon[] => pages.flatMap((page) => page.coupons),
  });
}

/** Makes a coupon. */
export function useCreateCoupon(onDone: (coupon: Coupon) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewCoupon) => api('coupons.create', { body }),
    onSuccess: ({ coupon }) => onDone(coupon),
    onSettled: () => queries.invalidateQueries({ queryKey: couponsKey }),
  });
}

/** Changes when and how often a coupon can be used, or switches it. */
export function useChangeCoupon(onDone?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ couponId, ...body }: CouponChange & { readonly couponId: string }) =>
      api('coupons.update', { params: { couponId }, body }),
    onSuccess: () => onDone?.(),
    onSettled: () => queries.invalidateQueries({ queryKey: couponsKey }),
  });
}

/** What I take for a parcel, by currency. */
export function useShipping() {
  return useQuery({
    queryKey: shippingKey,
    queryFn: async ({ signal }) => (await api('shipping.show', {}, { signal })).rates,
  });
}

export function useSetShipping() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (rates: readonly Money[]) => api('shipping.set', { body: { rates: [...rates] } }),
    onSuccess: ({ rates }) => queries.setQueryData(shippingKey, rates),
  });
}
