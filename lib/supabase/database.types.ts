export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[]

export type Database = {
  public: {
    Tables: {
      delivery_batches: {
        Row: {
          actual_end_time: string | null
          actual_start_time: string | null
          created_at: string
          current_stop_index: number
          depot: string
          driver_id: string | null
          driver_status: Database["public"]["Enums"]["driver_status"]
          execution_metadata: NonNullable<Json>
          id: string
          last_event_recorded_at: string | null
          last_event_seq: number
          last_event_stop_index: number | null
          last_event_synced_at: string | null
          last_event_type: Database["public"]["Enums"]["event_type"] | null
          planned_end_at: string | null
          reference: string
          revision: number
          scheduled_date: string
          status_since: string
          stop_count: number
          updated_at: string
          workspace_id: string
        }
        Insert: {
          actual_end_time?: string | null
          actual_start_time?: string | null
          created_at?: string
          current_stop_index?: number
          depot: string
          driver_id?: string | null
          driver_status?: Database["public"]["Enums"]["driver_status"]
          execution_metadata?: NonNullable<Json>
          id?: string
          last_event_recorded_at?: string | null
          last_event_seq?: number
          last_event_stop_index?: number | null
          last_event_synced_at?: string | null
          last_event_type?: Database["public"]["Enums"]["event_type"] | null
          planned_end_at?: string | null
          reference: string
          revision?: number
          scheduled_date: string
          status_since?: string
          stop_count?: number
          updated_at?: string
          workspace_id: string
        }
        Update: {
          actual_end_time?: string | null
          actual_start_time?: string | null
          created_at?: string
          current_stop_index?: number
          depot?: string
          driver_id?: string | null
          driver_status?: Database["public"]["Enums"]["driver_status"]
          execution_metadata?: NonNullable<Json>
          id?: string
          last_event_recorded_at?: string | null
          last_event_seq?: number
          last_event_stop_index?: number | null
          last_event_synced_at?: string | null
          last_event_type?: Database["public"]["Enums"]["event_type"] | null
          planned_end_at?: string | null
          reference?: string
          revision?: number
          scheduled_date?: string
          status_since?: string
          stop_count?: number
          updated_at?: string
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "delivery_batches_driver_fkey"
            columns: ["workspace_id", "driver_id"]
            isOneToOne: false
            referencedRelation: "drivers"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "delivery_batches_workspace_id_fkey"
            columns: ["workspace_id"]
            isOneToOne: false
            referencedRelation: "workspaces"
            referencedColumns: ["id"]
          },
        ]
      }
      delivery_stops: {
        Row: {
          address: string
          batch_id: string
          geofence_radius_m: number | null
          label: string
          latitude: number | null
          longitude: number | null
          planned_arrival: string | null
          position: number
          workspace_id: string
        }
        Insert: {
          address?: string
          batch_id: string
          geofence_radius_m?: number | null
          label: string
          latitude?: number | null
          longitude?: number | null
          planned_arrival?: string | null
          position: number
          workspace_id: string
        }
        Update: {
          address?: string
          batch_id?: string
          geofence_radius_m?: number | null
          label?: string
          latitude?: number | null
          longitude?: number | null
          planned_arrival?: string | null
          position?: number
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "delivery_stops_batch_fkey"
            columns: ["workspace_id", "batch_id"]
            isOneToOne: false
            referencedRelation: "delivery_batches"
            referencedColumns: ["workspace_id", "id"]
          },
        ]
      }
      driver_events: {
        Row: {
          accuracy_m: number | null
          actor_id: string | null
          batch_id: string
          batch_stop_index: number
          client_event_id: string | null
          driver_id: string
          driver_status: Database["public"]["Enums"]["driver_status"]
          event_type: Database["public"]["Enums"]["event_type"]
          fingerprint: string | null
          flag_reasons: string[]
          flagged_for_review: boolean
          from_status: Database["public"]["Enums"]["driver_status"]
          id: string
          latitude: number | null
          longitude: number | null
          metadata: NonNullable<Json>
          recorded_at: string
          seq: number
          session_id: string | null
          stop_index: number | null
          synced_at: string
          workspace_id: string
        }
        Insert: {
          accuracy_m?: number | null
          actor_id?: string | null
          batch_id: string
          batch_stop_index: number
          client_event_id?: string | null
          driver_id: string
          driver_status: Database["public"]["Enums"]["driver_status"]
          event_type: Database["public"]["Enums"]["event_type"]
          fingerprint?: string | null
          flag_reasons?: string[]
          flagged_for_review?: boolean
          from_status: Database["public"]["Enums"]["driver_status"]
          id?: string
          latitude?: number | null
          longitude?: number | null
          metadata?: NonNullable<Json>
          recorded_at: string
          seq: number
          session_id?: string | null
          stop_index?: number | null
          synced_at: string
          workspace_id: string
        }
        Update: {
          accuracy_m?: number | null
          actor_id?: string | null
          batch_id?: string
          batch_stop_index?: number
          client_event_id?: string | null
          driver_id?: string
          driver_status?: Database["public"]["Enums"]["driver_status"]
          event_type?: Database["public"]["Enums"]["event_type"]
          fingerprint?: string | null
          flag_reasons?: string[]
          flagged_for_review?: boolean
          from_status?: Database["public"]["Enums"]["driver_status"]
          id?: string
          latitude?: number | null
          longitude?: number | null
          metadata?: NonNullable<Json>
          recorded_at?: string
          seq?: number
          session_id?: string | null
          stop_index?: number | null
          synced_at?: string
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "driver_events_batch_fkey"
            columns: ["workspace_id", "batch_id"]
            isOneToOne: false
            referencedRelation: "delivery_batches"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "driver_events_driver_fkey"
            columns: ["workspace_id", "driver_id"]
            isOneToOne: false
            referencedRelation: "drivers"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "driver_events_session_fkey"
            columns: ["workspace_id", "session_id"]
            isOneToOne: false
            referencedRelation: "driver_sessions"
            referencedColumns: ["workspace_id", "id"]
          },
        ]
      }
      driver_sessions: {
        Row: {
          accuracy_m: number | null
          app_version: string | null
          auth_session_id: string | null
          battery_percent: number | null
          device_id: string
          device_model: string | null
          driver_id: string
          end_reason: string | null
          ended_at: string | null
          ended_by: string | null
          events_waiting: number
          id: string
          last_active_at: string
          last_contact_at: string
          latitude: number | null
          longitude: number | null
          published_at: string
          revision: number
          started_at: string
          token_hash: string | null
          updated_at: string
          workspace_id: string
        }
        Insert: {
          accuracy_m?: number | null
          app_version?: string | null
          auth_session_id?: string | null
          battery_percent?: number | null
          device_id: string
          device_model?: string | null
          driver_id: string
          end_reason?: string | null
          ended_at?: string | null
          ended_by?: string | null
          events_waiting?: number
          id?: string
          last_active_at?: string
          last_contact_at?: string
          latitude?: number | null
          longitude?: number | null
          published_at?: string
          revision?: number
          started_at?: string
          token_hash?: string | null
          updated_at?: string
          workspace_id: string
        }
        Update: {
          accuracy_m?: number | null
          app_version?: string | null
          auth_session_id?: string | null
          battery_percent?: number | null
          device_id?: string
          device_model?: string | null
          driver_id?: string
          end_reason?: string | null
          ended_at?: string | null
          ended_by?: string | null
          events_waiting?: number
          id?: string
          last_active_at?: string
          last_contact_at?: string
          latitude?: number | null
          longitude?: number | null
          published_at?: string
          revision?: number
          started_at?: string
          token_hash?: string | null
          updated_at?: string
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "driver_sessions_driver_fkey"
            columns: ["workspace_id", "driver_id"]
            isOneToOne: false
            referencedRelation: "drivers"
            referencedColumns: ["workspace_id", "id"]
          },
        ]
      }
      driver_status_transitions: {
        Row: {
          event_type: Database["public"]["Enums"]["event_type"]
          from_status: Database["public"]["Enums"]["driver_status"]
          to_status: Database["public"]["Enums"]["driver_status"]
        }
        Insert: {
          event_type: Database["public"]["Enums"]["event_type"]
          from_status: Database["public"]["Enums"]["driver_status"]
          to_status: Database["public"]["Enums"]["driver_status"]
        }
        Update: {
          event_type?: Database["public"]["Enums"]["event_type"]
          from_status?: Database["public"]["Enums"]["driver_status"]
          to_status?: Database["public"]["Enums"]["driver_status"]
        }
        Relationships: []
      }
      drivers: {
        Row: {
          code: string
          created_at: string
          id: string
          name: string
          phone: string | null
          vehicle: string | null
          workspace_id: string
        }
        Insert: {
          code: string
          created_at?: string
          id: string
          name: string
          phone?: string | null
          vehicle?: string | null
          workspace_id: string
        }
        Update: {
          code?: string
          created_at?: string
          id?: string
          name?: string
          phone?: string | null
          vehicle?: string | null
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "drivers_workspace_id_fkey"
            columns: ["workspace_id"]
            isOneToOne: false
            referencedRelation: "workspaces"
            referencedColumns: ["id"]
          },
        ]
      }
      reason_codes: {
        Row: {
          action: string
          code: string
          label: string
          position: number
          requires_note: boolean
        }
        Insert: {
          action: string
          code: string
          label: string
          position: number
          requires_note?: boolean
        }
        Update: {
          action?: string
          code?: string
          label?: string
          position?: number
          requires_note?: boolean
        }
        Relationships: []
      }
      rejected_driver_events: {
        Row: {
          attempts: number
          client_event_id: string | null
          driver_id: string | null
          id: string
          message: string
          payload: NonNullable<Json>
          reason: string
          received_at: string
          workspace_id: string | null
        }
        Insert: {
          attempts?: number
          client_event_id?: string | null
          driver_id?: string | null
          id?: string
          message: string
          payload: NonNullable<Json>
          reason: string
          received_at?: string
          workspace_id?: string | null
        }
        Update: {
          attempts?: number
          client_event_id?: string | null
          driver_id?: string | null
          id?: string
          message?: string
          payload?: NonNullable<Json>
          reason?: string
          received_at?: string
          workspace_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "rejected_driver_events_driver_fkey"
            columns: ["workspace_id", "driver_id"]
            isOneToOne: false
            referencedRelation: "drivers"
            referencedColumns: ["workspace_id", "id"]
          },
        ]
      }
      supervisor_actions: {
        Row: {
          action: string
          actor_id: string | null
          actor_name: string
          after: NonNullable<Json>
          batch_id: string | null
          before: NonNullable<Json>
          created_at: string
          driver_id: string | null
          id: string
          note: string | null
          reason_code: string | null
          request_id: string | null
          reverses_id: string | null
          session_id: string | null
          workspace_id: string
        }
        Insert: {
          action: string
          actor_id?: string | null
          actor_name: string
          after?: NonNullable<Json>
          batch_id?: string | null
          before?: NonNullable<Json>
          created_at?: string
          driver_id?: string | null
          id?: string
          note?: string | null
          reason_code?: string | null
          request_id?: string | null
          reverses_id?: string | null
          session_id?: string | null
          workspace_id: string
        }
        Update: {
          action?: string
          actor_id?: string | null
          actor_name?: string
          after?: NonNullable<Json>
          batch_id?: string | null
          before?: NonNullable<Json>
          created_at?: string
          driver_id?: string | null
          id?: string
          note?: string | null
          reason_code?: string | null
          request_id?: string | null
          reverses_id?: string | null
          session_id?: string | null
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "supervisor_actions_batch_fkey"
            columns: ["workspace_id", "batch_id"]
            isOneToOne: false
            referencedRelation: "delivery_batches"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "supervisor_actions_driver_fkey"
            columns: ["workspace_id", "driver_id"]
            isOneToOne: false
            referencedRelation: "drivers"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "supervisor_actions_reason_fkey"
            columns: ["action", "reason_code"]
            isOneToOne: false
            referencedRelation: "reason_codes"
            referencedColumns: ["action", "code"]
          },
          {
            foreignKeyName: "supervisor_actions_reverses_fkey"
            columns: ["workspace_id", "reverses_id"]
            isOneToOne: false
            referencedRelation: "supervisor_actions"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "supervisor_actions_session_fkey"
            columns: ["workspace_id", "session_id"]
            isOneToOne: false
            referencedRelation: "driver_sessions"
            referencedColumns: ["workspace_id", "id"]
          },
          {
            foreignKeyName: "supervisor_actions_workspace_id_fkey"
            columns: ["workspace_id"]
            isOneToOne: false
            referencedRelation: "workspaces"
            referencedColumns: ["id"]
          },
        ]
      }
      workspace_heads: {
        Row: {
          changed_xid: unknown
          epoch: number
          revision: number
          sent_at: string
          sent_revision: number
          sent_seq: number
          seq: number
          workspace_id: string
        }
        Insert: {
          changed_xid?: unknown
          epoch?: number
          revision?: number
          sent_at?: string
          sent_revision?: number
          sent_seq?: number
          seq?: number
          workspace_id: string
        }
        Update: {
          changed_xid?: unknown
          epoch?: number
          revision?: number
          sent_at?: string
          sent_revision?: number
          sent_seq?: number
          seq?: number
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "workspace_heads_workspace_id_fkey"
            columns: ["workspace_id"]
            isOneToOne: true
            referencedRelation: "workspaces"
            referencedColumns: ["id"]
          },
        ]
      }
      workspace_members: {
        Row: {
          created_at: string
          name: string
          role: string
          user_id: string
          workspace_id: string
        }
        Insert: {
          created_at?: string
          name: string
          role?: string
          user_id: string
          workspace_id: string
        }
        Update: {
          created_at?: string
          name?: string
          role?: string
          user_id?: string
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "workspace_members_workspace_id_fkey"
            columns: ["workspace_id"]
            isOneToOne: false
            referencedRelation: "workspaces"
            referencedColumns: ["id"]
          },
        ]
      }
      workspace_settings: {
        Row: {
          clock_skew_seconds: number
          flag_clock_skew: boolean
          flag_geofence_miss: boolean
          flag_late_sync: boolean
          geofence_radius_m: number
          heartbeat_seconds: number
          idle_after_minutes: number
          late_after_minutes: number
          late_sync_seconds: number
          silent_after_minutes: number
          updated_at: string
          workspace_id: string
        }
        Insert: {
          clock_skew_seconds?: number
          flag_clock_skew?: boolean
          flag_geofence_miss?: boolean
          flag_late_sync?: boolean
          geofence_radius_m?: number
          heartbeat_seconds?: number
          idle_after_minutes?: number
          late_after_minutes?: number
          late_sync_seconds?: number
          silent_after_minutes?: number
          updated_at?: string
          workspace_id: string
        }
        Update: {
          clock_skew_seconds?: number
          flag_clock_skew?: boolean
          flag_geofence_miss?: boolean
          flag_late_sync?: boolean
          geofence_radius_m?: number
          heartbeat_seconds?: number
          idle_after_minutes?: number
          late_after_minutes?: number
          late_sync_seconds?: number
          silent_after_minutes?: number
          updated_at?: string
          workspace_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "workspace_settings_workspace_id_fkey"
            columns: ["workspace_id"]
            isOneToOne: true
            referencedRelation: "workspaces"
            referencedColumns: ["id"]
          },
        ]
      }
      workspaces: {
        Row: {
          code: string
          created_at: string
          created_by: string | null
          id: string
          name: string
          time_zone: string
        }
        Insert: {
          code: string
          created_at?: string
          created_by?: string | null
          id?: string
          name: string
          time_zone?: string
        }
        Update: {
          code?: string
          created_at?: string
          created_by?: string | null
          id?: string
          name?: string
          time_zone?: string
        }
        Relationships: []
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      end_driver_session: { Args: { p_session_id: string }; Returns: undefined }
      fleet_events_after: {
        Args: {
          p_limit?: number
          p_revision?: number
          p_seq: number
          p_workspace_id: string
        }
        Returns: Json
      }
      fleet_head: { Args: { p_workspace_id: string }; Returns: Json }
      fleet_snapshot: { Args: { p_workspace_id: string }; Returns: Json }
      import_batches: {
        Args: { p_routes: Json; p_workspace_id: string }
        Returns: Json
      }
      invalidate_driver_session: {
        Args: {
          p_note: string
          p_reason_code: string
          p_request_id: string
          p_session_id: string
        }
        Returns: Json
      }
      my_workspaces: { Args: Record<PropertyKey, never>; Returns: Json }
      override_driver_status: {
        Args: {
          p_batch_id: string
          p_expected_seq: number
          p_expected_status: Database["public"]["Enums"]["driver_status"]
          p_note: string
          p_reason_code: string
          p_request_id: string
          p_to_status: Database["public"]["Enums"]["driver_status"]
        }
        Returns: Json
      }
      record_driver_events: { Args: { p_events: Json }; Returns: Json }
      start_driver_session: {
        Args: {
          p_app_version?: string
          p_device_id: string
          p_device_model?: string
        }
        Returns: Json
      }
      touch_driver_session: {
        Args: {
          p_accuracy_m: number
          p_app_version: string
          p_battery_percent: number
          p_events_waiting: number
          p_latitude: number
          p_longitude: number
          p_session_id: string
        }
        Returns: Json
      }
    }
    Enums: {
      driver_status:
        | "INACTIVE"
        | "ACTIVE"
        | "EN_ROUTE"
        | "AT_STOP"
        | "DELAYED"
        | "COMPLETED"
        | "SUSPENDED"
      event_type:
        | "ROUTE_STARTED"
        | "ARRIVED_AT_STOP"
        | "DEPARTED_STOP"
        | "DELAY_REPORTED"
        | "ROUTE_COMPLETED"
        | "ROUTE_CANCELLED"
        | "SUPERVISOR_OVERRIDE"
        | "PROOF_CAPTURED"
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] &
        DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] &
        DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  public: {
    Enums: {
      driver_status: [
        "INACTIVE",
        "ACTIVE",
        "EN_ROUTE",
        "AT_STOP",
        "DELAYED",
        "COMPLETED",
        "SUSPENDED",
      ],
      event_type: [
        "ROUTE_STARTED",
        "ARRIVED_AT_STOP",
        "DEPARTED_STOP",
        "DELAY_REPORTED",
        "ROUTE_COMPLETED",
        "ROUTE_CANCELLED",
        "SUPERVISOR_OVERRIDE",
        "PROOF_CAPTURED",
      ],
    },
  },
} as const
