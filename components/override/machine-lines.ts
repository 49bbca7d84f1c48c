import type { Point } from './machine-boxes.ts';

/** The drawn lines, corner by corner. Cancellations share the rail along the top, completions the column on the right. */
export const MACHINE_LINES: Readonly<Record<string, readonly Point[]>> = {
  'INACTIVE>ACTIVE': [
    [58, 42],
    [58, 92],
  ],
  'ACTIVE>INACTIVE': [
    [90, 92],
    [90, 42],
  ],
  'ACTIVE>EN_ROUTE': [
    [90, 124],
    [90, 188],
  ],
  'INACTIVE>EN_ROUTE': [
    [20, 31],
    [12, 31],
    [12, 199],
    [20, 199],
  ],
  'EN_ROUTE>INACTIVE': [
    [20, 209],
    [4, 209],
    [4, 21],
    [20, 21],
  ],
  'EN_ROUTE>AT_STOP': [
    [130, 198],
    [184, 198],
  ],
  'AT_STOP>EN_ROUTE': [
    [184, 210],
    [130, 210],
  ],
  'EN_ROUTE>DELAYED': [
    [104, 188],
    [196, 124],
  ],
  'DELAYED>EN_ROUTE': [
    [212, 124],
    [120, 188],
  ],
  'AT_STOP>DELAYED': [
    [239, 188],
    [239, 124],
  ],
  'AT_STOP>COMPLETED': [
    [294, 204],
    [328, 204],
  ],
  'EN_ROUTE>COMPLETED': [
    [75, 220],
    [75, 238],
    [383, 238],
    [383, 220],
  ],
  'DELAYED>COMPLETED': [
    [294, 112],
    [383, 112],
    [383, 188],
  ],
  'DELAYED>INACTIVE': [
    [239, 92],
    [239, 26],
    [130, 26],
  ],
  'AT_STOP>INACTIVE': [
    [294, 196],
    [319, 196],
    [319, 26],
    [130, 26],
  ],
  'SUSPENDED>INACTIVE': [
    [328, 26],
    [130, 26],
  ],
};
