import { SetMetadata } from '@nestjs/common';

export const LARGEST_BODY = 'passerelle:largest-body';
export const LIST_BODY = 'passerelle:list-body';

/** JSON, or a form without file, that may be larger than `SMALL_BODY_BYTES`. */
export const LargestBody = (bytes: number) => SetMetadata(LARGEST_BODY, bytes);

/**
 * A list sent by a program: `text/csv`, the type of an `.xlsx`, or one file in `multipart/form-data`. Nowhere else is either taken.
 * @param largestBytes of the list; more is refused before it is read
 */
export const ListBody = (largestBytes: number) => SetMetadata(LIST_BODY, largestBytes);
