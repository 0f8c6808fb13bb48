;; Products of vectors of signed bytes, as they lie in the memory. `bytes` is a multiple of 16: the rest of a row is zeros.
(module
  (memory (export "memory") 1)

  (func $dot (export "dot") (param $one i32) (param $other i32) (param $bytes i32) (result i32)
    (local $end i32)
    (local $a v128)
    (local $b v128)
    (local $sum v128)
    (local.set $end (i32.add (local.get $one) (local.get $bytes)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $one) (local.get $end)))
        (local.set $a (v128.load (local.get $one)))
        (local.set $b (v128.load (local.get $other)))
        ;; Eight products of 16 bits are added in pairs to four sums of 32: none can overflow.
        (local.set $sum
          (i32x4.add
            (local.get $sum)
            (i32x4.add
              (i32x4.dot_i16x8_s
                (i16x8.extend_low_i8x16_s (local.get $a))
                (i16x8.extend_low_i8x16_s (local.get $b)))
              (i32x4.dot_i16x8_s
                (i16x8.extend_high_i8x16_s (local.get $a))
                (i16x8.extend_high_i8x16_s (local.get $b))))))
        (local.set $one (i32.add (local.get $one) (i32.const 16)))
        (local.set $other (i32.add (local.get $other) (i32.const 16)))
        (br $next)))
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
      (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))

  ;; The products of the vector at `one` and of `count` rows from `row` on, as 32 bits each from `into` on.
  (func (export "dots") (param $one i32) (param $row i32) (param $bytes i32) (param $count i32) (param $into i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $into) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $into) (local.get $end)))
        (i32.store (local.get $into) (call $dot (local.get $one) (local.get $row) (local.get $bytes)))
        (local.set $row (i32.add (local.get $row) (local.get $bytes)))
        (local.set $into (i32.add (local.get $into) (i32.const 4)))
        (br $next)))))
